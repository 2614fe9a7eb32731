package lanewise.measurement;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.OptionalLong;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.random.RandomStream;

/**
 * The speed of two implementations on one small product of floats, and the garbage of one of them.
 *
 * @param referenceSeconds median duration of a product by the reference
 * @param seconds median duration of a product by the implementation that is checked
 * @param garbage bytes that it allocates per product, once compiled; empty if the JVM does not report them
 */
public record VectorCheck(double referenceSeconds, double seconds, OptionalLong garbage) {

    /** One row: its loop is short, so that C2 compiles it soon. */
    private static final int ROWS = 1;

    private static final int DEPTH = 16;
    private static final int COLS = 256;

    /** Products whose garbage is counted. */
    private static final int COUNTED = 100;

    /** The share of the time in which code is compiled and nothing measured. */
    private static final double WARM_UP = 0.8;

    /** Rounds of a measurement; their median counts. */
    private static final int ROUNDS = 9;

    /**
     * Measures both implementations on the caller's thread.
     *
     * @param reference the reference
     * @param checked the implementation to check
     * @param seconds the time that the measurement of the checked implementation may take; the reference, whose code is
     *     compiled sooner, takes a quarter of it
     * @return the result
     */
    public static VectorCheck measure(Kernels reference, Kernels checked, double seconds) {
        Matrix a = random(ROWS, DEPTH);
        Matrix b = random(DEPTH, COLS);
        Matrix c = Matrix.zeros(ROWS, COLS);
        double ofReference = median(() -> reference.multiply(1f, a, b, c), seconds / 4);
        double ofChecked = median(() -> checked.multiply(1f, a, b, c), seconds);
        return new VectorCheck(ofReference, ofChecked, garbage(() -> checked.multiply(1f, a, b, c)));
    }

    /**
     * Returns how many times as fast as the reference the implementation is.
     *
     * @return the ratio of the durations
     */
    public double ratio() {
        return referenceSeconds / seconds;
    }

    private static Matrix random(int rows, int cols) {
        Matrix matrix = Matrix.zeros(rows, cols);
        RandomStream random = RandomStream.of(0, "doctor");
        for (int i = 0; i < matrix.data().length; i++) {
            matrix.data()[i] = random.nextLong() * 0x1p-63f;
        }
        return matrix;
    }

    /** Runs a product for most of the time, so that it is compiled, and then measures rounds of it. */
    private static double median(Runnable product, double seconds) {
        long begin = System.nanoTime();
        long runs = 0;
        do {
            product.run();
            runs++;
        } while (System.nanoTime() - begin < WARM_UP * seconds * 1e9);
        long perRound = Math.max(1, runs / (4 * ROUNDS));
        double[] rounds = new double[ROUNDS];
        long end = begin + (long) (seconds * 1e9);
        int measured = 0;
        do {
            long start = System.nanoTime();
            for (long i = 0; i < perRound; i++) {
                product.run();
            }
            rounds[measured++] = (System.nanoTime() - start) / 1e9 / perRound;
        } while (measured < ROUNDS && System.nanoTime() < end);
        return new Times(Arrays.copyOf(rounds, measured)).median();
    }

    private static OptionalLong garbage(Runnable product) {
        try {
            if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                    && bean.isThreadAllocatedMemorySupported()) {
                long thread = Thread.currentThread().getId();
                long before = bean.getThreadAllocatedBytes(thread);
                for (int i = 0; i < COUNTED; i++) {
                    product.run();
                }
                return OptionalLong.of((bean.getThreadAllocatedBytes(thread) - before) / COUNTED);
            }
        } catch (LinkageError e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
