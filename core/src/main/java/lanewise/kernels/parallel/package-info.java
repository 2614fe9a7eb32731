/** Runs {@link lanewise.kernels.Kernels} on several threads: argument checks, work splitting, worker threads. */
package lanewise.kernels.parallel;
