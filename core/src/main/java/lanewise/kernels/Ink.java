package lanewise.kernels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the pixels of an example that are not 0. */
public final class Ink {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_SEVEN_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    private Ink() {}

    /**
     * Lists the pixels with ink; how many there are. Eight blank pixels are passed over at once; where there is any
     * ink, every pixel is written, and the list grows past it only if it has some, because a branch that nobody can
     * foresee would cost more.
     *
     * @param start where the example's pixels begin
     * @param length how many there are
     * @param rows gets their numbers, from 0; has room for all
     * @param values gets 1..255; has room for all
     */
    public static int list(byte[] data, int start, int length, int[] rows, float[] values) {
        int n = 0;
        int input = 0;
        for (; input + Long.BYTES <= length; input += Long.BYTES) {
            long eight = eight(data, start + input);
            if (eight == 0) {
                continue;
            }
            for (int i = 0; i < Long.BYTES; i++) {
                n = put(rows, values, n, input + i, (int) (eight >>> i * Byte.SIZE) & 0xFF);
            }
        }
        for (; input < length; input++) {
            n = put(rows, values, n, input, Byte.toUnsignedInt(data[start + input]));
        }
        return n;
    }

    /** Writes a pixel at place n; the next place if it has ink. */
    private static int put(int[] rows, float[] values, int n, int row, int pixel) {
        rows[n] = row;
        values[n] = pixel;
        return n + oneIfAny(pixel);
    }

    /** 1 if a pixel has ink, or one of several that were joined by or; else 0, without a branch. */
    static int oneIfAny(int pixel) {
        return pixel + 255 >>> Byte.SIZE;
    }

    /** Eight pixels, the first as the lowest byte. */
    static long eight(byte[] data, int at) {
        return (long) LONGS.get(data, at);
    }

    /** As many pixels as are left, eight at the most, the first as the lowest byte. */
    static long upToEight(byte[] data, int at, int left) {
        if (left >= Long.BYTES) {
            return eight(data, at);
        }
        long bytes = 0;
        for (int i = 0; i < left; i++) {
            bytes |= Byte.toUnsignedLong(data[at + i]) << i * Byte.SIZE;
        }
        return bytes;
    }

    /** How many of some bytes are not 0. */
    static int count(byte[] data, int start, int length) {
        int count = 0;
        for (int at = 0; at < length; at += Long.BYTES) {
            long eight = upToEight(data, start + at, length - at);
            // The highest bit of every byte that is not 0.
            count += Long.bitCount(((eight & LOW_SEVEN_BITS) + LOW_SEVEN_BITS | eight) & ~LOW_SEVEN_BITS);
        }
        return count;
    }
}
