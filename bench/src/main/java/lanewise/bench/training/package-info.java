/**
 * Benchmarks of training: forward propagation, back propagation, update, and augmentation.
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
 *
 * <p>{@link lanewise.bench.training.VideoRunBenchmark}: {@code run}, loading and all 500 of them in a new JVM. Seconds.
 *
 * <pre>
 *   iterations number of iterations
 *   kernels    implementation by name
 *   threads    that share an operation
 * </pre>
 *
 * <p>{@link lanewise.bench.training.UpdateBenchmark}: {@code update}, one update of 784-hidden-10 from a mini-batch of
 * 128 with Adam, and its parts: {@code batch} gathers the examples, {@code propagation} also runs forward and back
 * propagation, {@code optimizer} is Adam alone. Milliseconds; 469 updates are an epoch of 60,000. {@link
 * lanewise.bench.training.OpenBlasUpdateBenchmark}: {@code products}, the five matrix products of such an update by
 * OpenBLAS and nothing else.
 *
 * <pre>
 *   hidden     units of the hidden layer
 *   kernels    implementation by name
 *   threads    that share an operation
 * </pre>
 *
 * <p>{@link lanewise.bench.training.AugmentationBenchmark}: {@code oneImage}, the random distortion of one training
 * image on one thread. Microseconds per image.
 *
 * <pre>
 *   distortion   affine, elastic or both
 * </pre>
 */
package lanewise.bench.training;
