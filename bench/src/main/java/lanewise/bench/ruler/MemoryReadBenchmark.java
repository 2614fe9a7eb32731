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
 * Measures the memory bandwidth: the sum of 256 MiB of floats per thread, more than any cache holds. One operation is
 * one byte, so the score, operations per nanosecond, is GB/s of all threads together.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class MemoryReadBenchmark extends BenchmarkDefaults {

    private static final int BYTES = 1 << 28;

    /** Number of floats that one call sums. */
    private static final int BLOCK = 1 << 13;

    /** Number of floats to read, a multiple of {@link #BLOCK}; only a test sets another one. */
    int floats = BYTES / Float.BYTES;

    private float[] data;

    /** Writes ones, whose sums are exact, so that every page is mapped. */
    @Setup(Level.Trial)
    public void setUp() {
        data = new float[floats];
        Arrays.fill(data, 1f);
    }

    /**
     * Measures one core.
     *
     * @return the sum
     */
    @Benchmark
    @Threads(1)
    @OperationsPerInvocation(BYTES)
    public float oneThread() {
        return sum(data);
    }

    /**
     * Measures two threads together.
     *
     * @return the sum of one thread
     */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BYTES)
    public float twoThreads() {
        return sum(data);
    }

    /**
     * Sums block by block. A method that is called often is compiled as a whole; a loop that is entered once is not.
     */
    private static float sum(float[] data) {
        float sum = 0;
        for (int from = 0; from < data.length; from += BLOCK) {
            sum += sum(data, from);
        }
        return sum;
    }

    /**
     * Returns the sum of a block. Four partial sums make loads the bottleneck instead of the latency of additions.
     */
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
