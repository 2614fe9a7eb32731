/** Benchmarks; their parameters name the kernels and the sizes. */
package lanewise.bench;
