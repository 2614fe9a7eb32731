package lanewise.simd.product;

import lanewise.kernels.CacheLines;

/** The buffers of a thread for packed operands and sums. They are reused, because new arrays would be cleared. */
final class Buffers {

    private static final ThreadLocal<Buffers> PER_THREAD = ThreadLocal.withInitial(Buffers::new);

    private float[] a = new float[0];
    private float[] aligned = new float[0];
    private float[] sums = new float[0];
    private int[] places = new int[0];
    private ColumnPairs columnPairs;

    private Buffers() {}

    static Buffers ofThisThread() {
        return PER_THREAD.get();
    }

    /** Returns a buffer for packed A. */
    float[] a(int length) {
        return a = grown(a, length);
    }

    /**
     * Returns a buffer with {@code length} elements from {@link CacheLines#START} on, where a line of the cache begins
     * if {@link CacheLines} permits.
     */
    float[] aligned(int length) {
        if (aligned.length < CacheLines.START + length) {
            aligned = CacheLines.floats(Math.max(length, 2 * aligned.length - CacheLines.START));
        }
        return aligned;
    }

    /** Returns a buffer for sums; its contents are undefined. */
    float[] sums(int length) {
        return sums = grown(sums, length);
    }

    /** Returns a buffer for the places of the ink of one example. */
    int[] places(int length) {
        return places = places.length >= length ? places : new int[length];
    }

    /** Returns the buffers that pack pairs of columns. */
    ColumnPairs columnPairs() {
        if (columnPairs == null) {
            columnPairs = new ColumnPairs();
        }
        return columnPairs;
    }

    private static float[] grown(float[] buffer, int length) {
        return buffer.length >= length ? buffer : new float[Math.max(length, 2 * buffer.length)];
    }
}
