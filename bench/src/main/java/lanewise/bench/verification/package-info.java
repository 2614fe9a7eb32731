/** Refuses to measure kernels whose results are wrong. */
package lanewise.bench.verification;
