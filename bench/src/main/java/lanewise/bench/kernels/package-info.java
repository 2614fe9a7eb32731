/**
 * Benchmarks of single operations of {@link lanewise.kernels.Kernels}.
 *
 * <p>{@link lanewise.bench.kernels.VideoProductBenchmark}: the products over all examples; {@code forward} is Z1 = W1 X
 * + b1, {@code weightGradient} dW1 = dZ1 X' / m, both on the built-in digits, and {@code outputWeightGradient} dW2 =
 * dZ2 A1' / m. Milliseconds per product.
 *
 * <pre>
 *   units      rows of W1 and of dZ1: 10 in the video
 *   examples   columns of X: 41,000 in the video
 *   order      of the examples: ink, as training has them, or random
 * </pre>
 *
 * <p>{@link lanewise.bench.kernels.MatrixProductBenchmark}: C = A B of floats, by the kernels and by OpenBLAS.
 * Microseconds per product.
 *
 * <pre>
 *   shape            m x k x n: A is m x k, B is k x n
 *   left             A in memory: plain is row after row, transposed is column after column
 *   implementation   kernels by name, or openblas
 * </pre>
 *
 * <p>{@link lanewise.bench.kernels.ActivationBenchmark}: {@code activate} is A = f(Z), {@code activationGradient} dZ =
 * dA * f'(Z). Microseconds per call.
 *
 * <pre>
 *   activation   f: RELU, TANH and so on
 *   size         rows x examples: 10x41000 is a layer of the video on its full batch
 * </pre>
 *
 * <p>{@link lanewise.bench.kernels.ElementWiseBenchmark}: a row for every other operation, named as in {@code Kernels}.
 * Microseconds per call.
 *
 * <pre>
 *   size       rows x examples
 * </pre>
 *
 * <p>All have {@code kernels} (but for {@code implementation}) and {@code threads}.
 */
package lanewise.bench.kernels;
