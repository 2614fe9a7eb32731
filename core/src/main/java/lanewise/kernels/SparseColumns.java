package lanewise.kernels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The pixels with ink of a {@link PixelMatrix}, column after column, in ascending order of their rows. Unlike in the usual
 * compressed sparse columns, every column has room for all its rows, of which it uses what it needs, so that all columns
 * can be listed at once. The pixels of column j are those from {@code j * room} up to but
 * not including {@code ends[j]}. The arrays are not to be changed, and what else they hold means nothing.
 *
 * @param room places of a column
 * @param ends where each column ends
 * @param rows the row of each pixel
 * @param pixels 1..255
 */
public record SparseColumns(int room, int[] ends, int[] rows, float[] pixels) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_SEVEN_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    /** Of X, a column of which is an example; in the places of {@code spare}, if that is not null and has enough. */
    static SparseColumns ofExamples(
            byte[] data, int offset, int examples, int inputs, SparseColumns spare, Parts parts) {
        SparseColumns columns = create(examples, inputs, spare);
        parts.run(examples, (from, to) -> {
            for (int j = from; j < to; j++) {
                columns.ends[j] =
                        list(data, offset + j * inputs, inputs, columns.rows, columns.pixels, j * inputs);
            }
        });
        return columns;
    }

    /** Of X', a column of which is an input. */
    static SparseColumns ofInputs(
            byte[] data, int offset, int examples, int inputs, SparseColumns spare, Parts parts) {
        SparseColumns columns = create(inputs, examples, spare);
        int eights = inputs / Long.BYTES;
        parts.run(eights, (from, to) -> {
            for (int input = from * Long.BYTES; input < to * Long.BYTES; input += Long.BYTES) {
                columns.listEightInputs(data, offset + input, inputs, input);
            }
        });
        for (int input = eights * Long.BYTES; input < inputs; input++) {
            columns.listInput(data, offset + input, inputs, input);
        }
        return columns;
    }

    private static SparseColumns create(int columns, int rows, SparseColumns spare) {
        int places = Math.multiplyExact(columns, rows);
        return spare != null && spare.rows.length >= places
                ? new SparseColumns(rows, new int[columns], spare.rows, spare.pixels)
                : new SparseColumns(rows, new int[columns], new int[places], new float[places]);
    }

    /**
     * Lists those of some pixels that have ink; where the list ends. Eight blank pixels are passed over at once; where
     * there is any ink, every pixel is written, and the list grows past it only if it has some, because a branch that
     * nobody can foresee would cost more.
     *
     * @param start where the pixels begin
     * @param length how many there are
     * @param rows gets their numbers, from 0; has room for all from {@code first} on
     * @param values gets 1..255; has room for all from {@code first} on
     * @param first where the list begins
     */
    public static int list(byte[] data, int start, int length, int[] rows, float[] values, int first) {
        int n = first;
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

    /** Lists eight inputs side by side, of all examples. */
    private void listEightInputs(byte[] data, int start, int inputs, int first) {
        int[] next = new int[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            next[i] = (first + i) * room;
        }
        for (int example = 0, at = start; example < room; example++, at += inputs) {
            long eight = (long) LONGS.get(data, at);
            if (eight == 0) {
                continue;
            }
            for (int i = 0; i < Long.BYTES; i++) {
                next[i] = put(rows, pixels, next[i], example, (int) (eight >>> i * Byte.SIZE) & 0xFF);
            }
        }
        System.arraycopy(next, 0, ends, first, Long.BYTES);
    }

    private void listInput(byte[] data, int start, int inputs, int input) {
        int n = input * room;
        for (int example = 0, at = start; example < room; example++, at += inputs) {
            n = put(rows, pixels, n, example, Byte.toUnsignedInt(data[at]));
        }
        ends[input] = n;
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
