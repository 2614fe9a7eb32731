package lanewise.data;

import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/** Allocates memory for examples, with a clear message if there is not enough. */
final class Heap {

    /** The maximum number of elements of an array on every JVM. */
    static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    private Heap() {}

    /**
     * Allocates an array of bytes.
     *
     * @param where file and place, for the message
     * @param what what the bytes are for, in the plural, such as {@code 10 images}
     * @throws LanewiseException if the heap or a Java array is too small
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

    /** Checks that an array and a heap of {@code heap} bytes can hold {@code size} bytes. */
    static void check(String where, String what, long size, long heap) {
        if (size > LARGEST_ARRAY) {
            throw new LanewiseException(
                    where,
                    what + " take " + Text.count(size) + " bytes, but one Java array has at most "
                            + Text.count(LARGEST_ARRAY),
                    "use fewer or smaller examples");
        }
        if (size > heap) {
            throw tooSmall(where, what, size, heap, null);
        }
    }

    /** Returns the exception for {@code size} bytes that a heap of {@code heap} bytes cannot hold. */
    private static LanewiseException tooSmall(String where, String what, long size, long heap, Throwable cause) {
        return new LanewiseException(
                where,
                what + " take " + inUnits(size) + ", more than the free part of Java's heap of " + inUnits(heap),
                advice(size, heap),
                cause);
    }

    /** Returns the exception for a heap that is too small by an unknown amount. */
    static LanewiseException exhausted(String where, OutOfMemoryError cause) {
        long heap = Runtime.getRuntime().maxMemory();
        return new LanewiseException(
                where, "reading needs more than Java's heap of " + inUnits(heap), advice(heap, heap), cause);
    }

    /**
     * Returns the advice: a heap that holds the pixels, their split and the packed copies of training, with a margin.
     */
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
