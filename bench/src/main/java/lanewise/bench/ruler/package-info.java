/**
 * Rulers: benchmarks of the machine itself during the same run. They do not depend on the code under test; if they
 * change, the machine changed.
 *
 * <p>{@link lanewise.bench.ruler.PeakFmaBenchmark}: vector fused multiply-adds per nanosecond in registers, {@code
 * oneThread} and {@code twoThreads}; its metric {@code flops} is GFLOP/s.
 *
 * <p>{@link lanewise.bench.ruler.MemoryReadBenchmark}: bytes read per nanosecond, which is GB/s, {@code oneThread} and
 * {@code twoThreads}.
 */
package lanewise.bench.ruler;
