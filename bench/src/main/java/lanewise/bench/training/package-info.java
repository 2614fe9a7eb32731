/**
 * Training as a whole: forward propagation, back propagation, update.
 *
 * <p>{@link lanewise.bench.training.VideoIterationBenchmark}: {@code iteration}, one of the 500 that the video runs:
 * 784-10-10 on the full batch. Milliseconds per iteration.
 *
 * <pre>
 *   examples   in the batch: 41,000 in the video
 *   order      of the examples: ink, as training has them, or random
 *   kernels    implementation by name
 *   threads    that share an operation
 * </pre>
 */
package lanewise.bench.training;
