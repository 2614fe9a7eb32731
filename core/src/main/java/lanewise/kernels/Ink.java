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
            long eight = (long) LONGS.get(data, start + input);
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
        return n + (pixel + 255 >>> Byte.SIZE);
    }

    /** How many of some bytes are not 0. */
    static int count(byte[] data, int start, int length) {
        int count = 0;
        for (int at = 0; at < length; at += Long.BYTES) {
            long eight = at + Long.BYTES <= length
                    ? (long) LONGS.get(data, start + at)
                    : InkPanels.fewBytes(data, start + at, length - at);
            // The highest bit of every byte that is not 0.
            count += Long.bitCount(((eight & LOW_SEVEN_BITS) + LOW_SEVEN_BITS | eight) & ~LOW_SEVEN_BITS);
        }
        return count;
    }
}
