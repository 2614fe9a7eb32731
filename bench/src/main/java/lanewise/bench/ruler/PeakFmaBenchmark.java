package lanewise.bench.ruler;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import lanewise.bench.setup.BenchmarkDefaults;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * Measures the peak of arithmetic: fused multiply-adds in registers without loads or stores, with as many lanes as
 * the vector kernels use.
 *
 * <p>The row {@code :flops} is floating-point operations per nanosecond, which is GFLOP/s of all threads together.
 * The row without a suffix is vector operations per nanosecond.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class PeakFmaBenchmark extends BenchmarkDefaults {

    /**
     * Number of independent sums. A latency of 5 cycles and 2 units need 10. With the two factors, the 16 registers
     * of AVX2 could hold 14.
     */
    private static final int SUMS = 12;

    static final int STEPS = 1_000;

    /** A factor in a field that is not final, so that the compiler does not treat it as a constant. */
    float factor = 0.5f;

    float otherFactor = 0.75f;

    float start = 1f;

    /** Counts the floating-point operations, two per lane of a fused multiply-add. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {

        /** Number of floating-point operations. */
        public long flops;
    }

    /**
     * Measures one core.
     *
     * @param counter counts the operations
     * @return the sum
     */
    @Benchmark
    @Threads(1)
    @OperationsPerInvocation(SUMS * STEPS)
    public float oneThread(Counter counter) {
        counter.flops += 2L * SUMS * STEPS * VectorLanes.COUNT;
        return fma();
    }

    /**
     * Measures two threads. If the score is below twice that of one thread, they share a core.
     *
     * @param counter counts the operations
     * @return the sum of one thread
     */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(SUMS * STEPS)
    public float twoThreads(Counter counter) {
        counter.flops += 2L * SUMS * STEPS * VectorLanes.COUNT;
        return fma();
    }

    /**
     * Computes s = factor * otherFactor + s repeatedly for twelve sums with different initial values, so that the
     * compiler cannot merge them. The sum is the addend, as in a matrix product, because the instruction that C2
     * selects writes its result there. If the sum was a factor, AVX2 would need a register copy per operation.
     */
    private float fma() {
        FloatVector x = VectorLanes.broadcast(factor);
        FloatVector y = VectorLanes.broadcast(otherFactor);
        FloatVector s0 = VectorLanes.broadcast(start);
        FloatVector s1 = VectorLanes.broadcast(start + 1);
        FloatVector s2 = VectorLanes.broadcast(start + 2);
        FloatVector s3 = VectorLanes.broadcast(start + 3);
        FloatVector s4 = VectorLanes.broadcast(start + 4);
        FloatVector s5 = VectorLanes.broadcast(start + 5);
        FloatVector s6 = VectorLanes.broadcast(start + 6);
        FloatVector s7 = VectorLanes.broadcast(start + 7);
        FloatVector s8 = VectorLanes.broadcast(start + 8);
        FloatVector s9 = VectorLanes.broadcast(start + 9);
        FloatVector s10 = VectorLanes.broadcast(start + 10);
        FloatVector s11 = VectorLanes.broadcast(start + 11);
        for (int step = 0; step < STEPS; step++) {
            s0 = x.fma(y, s0);
            s1 = x.fma(y, s1);
            s2 = x.fma(y, s2);
            s3 = x.fma(y, s3);
            s4 = x.fma(y, s4);
            s5 = x.fma(y, s5);
            s6 = x.fma(y, s6);
            s7 = x.fma(y, s7);
            s8 = x.fma(y, s8);
            s9 = x.fma(y, s9);
            s10 = x.fma(y, s10);
            s11 = x.fma(y, s11);
        }
        FloatVector sum = s0.add(s1)
                .add(s2.add(s3))
                .add(s4.add(s5))
                .add(s6.add(s7))
                .add(s8.add(s9))
                .add(s10.add(s11));
        return sum.lane(0);
    }
}
