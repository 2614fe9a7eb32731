package lanewise.data;

import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/** Memory for examples, with a clear word where there is not enough. */
final class Heap {

    /** The most elements that every JVM gives an array. */
    static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    private Heap() {}

    /**
     * New bytes.
     *
     * @param where file and place, for the message
     * @param what what they are for, in the plural, such as {@code 10 images}
     * @throws LanewiseException if the heap or a Java array does not hold them
     */
    static byte[] bytes(String where, String what, long size) {
        long heap = Runtime.getRuntime().maxMemory();
        check(where, what, size, heap);
        try {
            return new byte[(int) size];
        } catch (OutOfMemoryError e) {
            throw tooSmall(where, what, size, heap, e);
        }
    }

    /** Checks {@code size} bytes against what an array and a heap of {@code heap} bytes can hold. */
    static void check(String where, String what, long size, long heap) {
        if (size > LARGEST_ARRAY) {
            throw new LanewiseException(
                    where,
                    what + " are " + Text.count(size) + " bytes, and one Java array holds " + Text.count(LARGEST_ARRAY),
                    "use fewer or smaller examples");
        }
        if (size > heap) {
            throw tooSmall(where, what, size, heap, null);
        }
    }

    /** The error for {@code size} bytes that a heap of {@code heap} bytes does not hold. */
    private static LanewiseException tooSmall(String where, String what, long size, long heap, Throwable cause) {
        return new LanewiseException(
                where,
                what + " take " + inUnits(size) + ", more than is left of Java's heap of " + inUnits(heap),
                advice(size, heap),
                cause);
    }

    /** The error for a heap that ended where nobody can tell how much is needed. */
    static LanewiseException exhausted(String where, OutOfMemoryError cause) {
        long heap = Runtime.getRuntime().maxMemory();
        return new LanewiseException(
                where, "reading takes more than Java's heap of " + inUnits(heap), advice(heap, heap), cause);
    }

    /** A heap that holds the pixels, their split, and what training packs of them, with some room. */
    private static String advice(long size, long heap) {
        long enough = Math.max(5 * size, heap + 2 * size) + 64 * MEBIBYTE;
        String option = enough < GIBIBYTE
                ? "-Xmx" + roundedUp(enough, 256 * MEBIBYTE) / MEBIBYTE + "m"
                : "-Xmx" + roundedUp(enough, GIBIBYTE) / GIBIBYTE + "g";
        return "start Java with " + option + " or more, or use fewer examples";
    }

    private static String inUnits(long size) {
        return size < 10 * GIBIBYTE
                ? Text.count(roundedUp(size, MEBIBYTE) / MEBIBYTE) + " MiB"
                : Text.count(size / GIBIBYTE) + " GiB";
    }

    private static long roundedUp(long size, long unit) {
        return (size + unit - 1) / unit * unit;
    }
}
