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
 * The roof of arithmetic: fused multiply-adds in registers, nothing loaded or stored, as many lanes as the vector
 * kernels use.
 *
 * <p>The row {@code :flops} is floating-point operations per nanosecond, which is GFLOP/s of all threads together. The
 * row without it is vector operations per nanosecond; its inverse is the nanoseconds that one takes.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class PeakFmaBenchmark extends BenchmarkDefaults {

    /** Independent sums: a latency of 4 cycles times 2 units needs 8, and with two operands AVX2 has room for 14. */
    private static final int SUMS = 12;

    static final int STEPS = 1_000;

    /** Fields that are not final, so that they are no constants to the compiler. */
    float factor = 0.5f;

    float term = 1f;

    /** Counts the floating-point operations, two for each lane of a fused multiply-add. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {

        /** Floating-point operations. */
        public long flops;
    }

    /** The peak of one core. */
    @Benchmark
    @Threads(1)
    @OperationsPerInvocation(SUMS * STEPS)
    public float oneThread(Counter counter) {
        counter.flops += 2L * SUMS * STEPS * VectorLanes.COUNT;
        return fma();
    }

    /** The peak of two threads; where it is below twice that of one, they share a core. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(SUMS * STEPS)
    public float twoThreads(Counter counter) {
        counter.flops += 2L * SUMS * STEPS * VectorLanes.COUNT;
        return fma();
    }

    /** Twelve times s = s * factor + term, again and again, each from another start so that none can stand for two. */
    private float fma() {
        FloatVector x = VectorLanes.broadcast(factor);
        FloatVector y = VectorLanes.broadcast(term);
        FloatVector s0 = y;
        FloatVector s1 = VectorLanes.broadcast(term + 1);
        FloatVector s2 = VectorLanes.broadcast(term + 2);
        FloatVector s3 = VectorLanes.broadcast(term + 3);
        FloatVector s4 = VectorLanes.broadcast(term + 4);
        FloatVector s5 = VectorLanes.broadcast(term + 5);
        FloatVector s6 = VectorLanes.broadcast(term + 6);
        FloatVector s7 = VectorLanes.broadcast(term + 7);
        FloatVector s8 = VectorLanes.broadcast(term + 8);
        FloatVector s9 = VectorLanes.broadcast(term + 9);
        FloatVector s10 = VectorLanes.broadcast(term + 10);
        FloatVector s11 = VectorLanes.broadcast(term + 11);
        for (int step = 0; step < STEPS; step++) {
            s0 = s0.fma(x, y);
            s1 = s1.fma(x, y);
            s2 = s2.fma(x, y);
            s3 = s3.fma(x, y);
            s4 = s4.fma(x, y);
            s5 = s5.fma(x, y);
            s6 = s6.fma(x, y);
            s7 = s7.fma(x, y);
            s8 = s8.fma(x, y);
            s9 = s9.fma(x, y);
            s10 = s10.fma(x, y);
            s11 = s11.fma(x, y);
        }
        FloatVector sum = s0.add(s1).add(s2.add(s3)).add(s4.add(s5)).add(s6.add(s7)).add(s8.add(s9)).add(s10.add(s11));
        return sum.lane(0);
    }
}
