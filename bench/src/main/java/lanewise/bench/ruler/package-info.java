/**
 * Rulers: what the machine could do during this very run. No change of the code under test moves them; where they move,
 * the machine did.
 *
 * <p>{@link lanewise.bench.ruler.PeakFmaBenchmark}: vector fused multiply-adds per nanosecond in registers, {@code
 * oneThread} and {@code twoThreads}; its metric {@code flops} is GFLOP/s.
 *
 * <p>{@link lanewise.bench.ruler.MemoryReadBenchmark}: bytes read per nanosecond, which is GB/s, {@code oneThread} and
 * {@code twoThreads}.
 */
package lanewise.bench.ruler;
