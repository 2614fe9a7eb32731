/**
 * Benchmarks of inference, from bytes to probabilities.
 *
 * <p>{@link lanewise.bench.inference.InferenceBenchmark}: 784-128-10 on the built-in test images; {@code oneImage} is
 * one image per call, {@code tenThousandImages} all of them in one batch. Microseconds per call.
 *
 * <pre>
 *   kernels    implementation by name
 *   threads    that share an operation; one image is too little to share
 * </pre>
 */
package lanewise.bench.inference;
