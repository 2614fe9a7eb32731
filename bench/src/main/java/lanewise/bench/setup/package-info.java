/** What benchmarks are set up with: how they run, kernels that are warm, the video's examples, random matrices. */
package lanewise.bench.setup;
