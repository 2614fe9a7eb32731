/**
 * Benchmarks of the steps before the first iteration.
 *
 * <p>{@link lanewise.bench.loading.LoadingBenchmark}, milliseconds per call, no parameters: {@code readDigits} unpacks
 * the built-in digits, {@code splitInInkOrder} shuffles them, splits them and puts them in ink order, {@code
 * packPixels} packs them for the products with pixels.
 */
package lanewise.bench.loading;
