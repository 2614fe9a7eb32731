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

    /**
     * Independent sums: a latency of 5 cycles times 2 units needs 10, and with the two factors AVX2's 16 registers have
     * room for 14.
     */
    private static final int SUMS = 12;

    static final int STEPS = 1_000;

    /** Fields that are not final, so that they are no constants to the compiler. */
    float factor = 0.5f;

    float otherFactor = 0.75f;

    float start = 1f;

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

    /**
     * Twelve times s = factor * otherFactor + s, again and again, each from another start so that none can stand for
     * two. The sum is what is added to, as in a product of matrices: C2's instruction leaves the result there. Were it a
     * factor, AVX2 would copy a register for each operation.
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
