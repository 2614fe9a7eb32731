package lanewise.kernels;

/**
 * Arrays that begin at a line of the cache. A vector of 16 floats is as long as a line. If it begins within a line,
 * each load reads two lines, which takes twice as long in the first-level cache.
 *
 * <p>Java does not reveal addresses. However, the garbage collector G1 places every large array at the start of a
 * region of the heap. With other collectors, or other object headers than the default, the alignment is a matter of
 * luck.
 */
public final class CacheLines {

    /** The number of floats in a line of 64 bytes. */
    public static final int FLOATS = 64 / Float.BYTES;

    /**
     * The index at which a line begins in an array of {@link #floats}. With default object headers, HotSpot stores the
     * first element 16 bytes after the start of an array.
     */
    public static final int START = (64 - 16) / Float.BYTES;

    /** Half of the smallest and of the largest region of G1, in bytes. */
    private static final long SMALLEST_HALF = 1 << 19;

    private static final long LARGEST_HALF = 1 << 24;

    /**
     * The number of elements of the smallest array that G1 places at the start of a region: half a region, whose size
     * is by default at most a 1024th of the heap. A line less, so that the array and its header fit into one region if
     * the region is a 2048th of the heap.
     */
    private static final int MINIMUM = (int) Math.max(
                    SMALLEST_HALF, Math.min(LARGEST_HALF, Runtime.getRuntime().maxMemory() / 2048 - 64))
            / Float.BYTES;

    private CacheLines() {}

    /**
     * Returns a new array of zeros in which a line of the cache begins at {@link #START}, if the collector is G1.
     *
     * @param length number of elements from {@link #START} on
     * @return an array of at least {@code START + length} elements, and of at least half a region
     * @throws IllegalArgumentException if one array cannot hold the elements
     */
    public static float[] floats(int length) {
        if (length > Matrix.MAX_ELEMENTS - START) {
            throw new IllegalArgumentException("an array holds at most " + Matrix.MAX_ELEMENTS + " elements, not "
                    + length + " and " + START + " more");
        }
        return new float[Math.max(MINIMUM, START + length)];
    }

    /**
     * Returns the smallest multiple of the length of a line that is not below a number of floats.
     *
     * @param floats the number, 0 or more
     * @return the number of floats in whole lines
     */
    public static int wholeLines(int floats) {
        return (int) Math.min(Matrix.MAX_ELEMENTS, (floats + (long) FLOATS - 1) / FLOATS * FLOATS);
    }
}
