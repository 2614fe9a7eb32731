/** The setup of benchmarks: defaults, warmed-up kernels, the video's examples, and random matrices. */
package lanewise.bench.setup;
