package lanewise.bench.ruler;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import lanewise.bench.setup.BenchmarkDefaults;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * The roof of memory: the sum of 256 MiB of floats, more than any cache holds, each thread its own. One byte is one
 * operation, so the score, operations per nanosecond, is GB/s of all threads together.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class MemoryReadBenchmark extends BenchmarkDefaults {

    private static final int BYTES = 1 << 28;

    /** Floats that are summed in one call. */
    private static final int BLOCK = 1 << 13;

    /** Floats to read, a multiple of {@link #BLOCK}; only a test sets others. */
    int floats = BYTES / Float.BYTES;

    private float[] data;

    /** Writes the floats, so that every page of them is there: ones, whose sums are exact. */
    @Setup(Level.Trial)
    public void setUp() {
        data = new float[floats];
        Arrays.fill(data, 1f);
    }

    /** What one core reads. */
    @Benchmark
    @Threads(1)
    @OperationsPerInvocation(BYTES)
    public float oneThread() {
        return sum(data);
    }

    /** What two threads read together. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BYTES)
    public float twoThreads() {
        return sum(data);
    }

    /** Block by block: a method called often is compiled as a whole, which a loop entered once is not. */
    private static float sum(float[] data) {
        float sum = 0;
        for (int from = 0; from < data.length; from += BLOCK) {
            sum += sum(data, from);
        }
        return sum;
    }

    /** The sum of a block; four partial sums, so that loads and not the latency of an addition bound it. */
    private static float sum(float[] data, int from) {
        int lanes = VectorLanes.COUNT;
        FloatVector s0 = VectorLanes.broadcast(0f);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int i = from; i < from + BLOCK; i += 4 * lanes) {
            s0 = s0.add(FloatVector.fromArray(VectorLanes.FLOAT, data, i));
            s1 = s1.add(FloatVector.fromArray(VectorLanes.FLOAT, data, i + lanes));
            s2 = s2.add(FloatVector.fromArray(VectorLanes.FLOAT, data, i + 2 * lanes));
            s3 = s3.add(FloatVector.fromArray(VectorLanes.FLOAT, data, i + 3 * lanes));
        }
        return s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
    }
}
