package lanewise.kernels;

/**
 * The rows of a {@link PixelMatrix} in which one of two neighboring columns has ink, or both, pair after pair, in
 * ascending order. Pair q holds columns 2 q and 2 q + 1; the last may hold one, and beside it pixels of 0. Two columns
 * at once, because neighbors share most of their ink, and what a row is multiplied by is then read once for both.
 *
 * <p>Unlike in the usual compressed sparse columns, every pair has room for all its rows, of which it uses what it
 * needs, so that all pairs can be listed at once. The rows of pair q are those from {@code q * room} up to but not
 * including {@code ends[q]}. The arrays are not to be changed, and what else they hold means nothing.
 *
 * @param room places of a pair
 * @param ends where each pair ends
 * @param rows the row of each place
 * @param pixels 0..255, two for each place, of the first and the second column; at least one has ink
 */
public record SparsePairs(int room, int[] ends, int[] rows, float[] pixels) {

    /** Pairs in a long. */
    private static final int FOUR = Long.BYTES / 2;

    /** Of X, a column of which is an example; in the places of {@code spare}, if that is not null and has enough. */
    static SparsePairs ofExamples(byte[] data, int offset, int examples, int inputs, SparsePairs spare, Parts parts) {
        SparsePairs pairs = create(examples, inputs, spare);
        parts.run(pairs.ends.length, (from, to) -> {
            for (int q = from; q < to; q++) {
                int first = offset + 2 * q * inputs;
                pairs.ends[q] = 2 * q + 1 < examples
                        ? pairs.listExamples(data, first, first + inputs, q * inputs)
                        : pairs.listLastExample(data, first, q * inputs);
            }
        });
        return pairs;
    }

    /** Of X', a column of which is an input. */
    static SparsePairs ofInputs(byte[] data, int offset, int examples, int inputs, SparsePairs spare, Parts parts) {
        SparsePairs pairs = create(inputs, examples, spare);
        int eights = inputs / Long.BYTES;
        parts.run(eights, (from, to) -> {
            for (int eight = from; eight < to; eight++) {
                pairs.listEightInputs(data, offset + eight * Long.BYTES, inputs, eight * FOUR);
            }
        });
        for (int q = eights * FOUR; q < pairs.ends.length; q++) {
            pairs.listInputs(data, offset + 2 * q, inputs, q, 2 * q + 1 < inputs);
        }
        return pairs;
    }

    private static SparsePairs create(int columns, int rows, SparsePairs spare) {
        int pairs = columns / 2 + columns % 2;
        int pixels = Math.multiplyExact(2, Math.multiplyExact(pairs, rows));
        int places = pixels / 2;
        return spare != null && spare.rows.length >= places
                ? new SparsePairs(rows, new int[pairs], spare.rows, spare.pixels)
                : new SparsePairs(rows, new int[pairs], new int[places], new float[pixels]);
    }

    /** Lists two examples, as {@link Ink#list} does one; where the list ends. */
    private int listExamples(byte[] data, int start1, int start2, int first) {
        int n = first;
        int input = 0;
        for (; input + Long.BYTES <= room; input += Long.BYTES) {
            long eight1 = Ink.eight(data, start1 + input);
            long eight2 = Ink.eight(data, start2 + input);
            if ((eight1 | eight2) == 0) {
                continue;
            }
            for (int i = 0; i < Long.BYTES; i++) {
                n = put(n, input + i, (int) (eight1 >>> i * Byte.SIZE) & 0xFF, (int) (eight2 >>> i * Byte.SIZE) & 0xFF);
            }
        }
        for (; input < room; input++) {
            n = put(n, input, Byte.toUnsignedInt(data[start1 + input]), Byte.toUnsignedInt(data[start2 + input]));
        }
        return n;
    }

    private int listLastExample(byte[] data, int start, int first) {
        int n = first;
        for (int input = 0; input < room; input++) {
            n = put(n, input, Byte.toUnsignedInt(data[start + input]), 0);
        }
        return n;
    }

    /** Lists eight inputs side by side, four pairs, of all examples. */
    private void listEightInputs(byte[] data, int start, int inputs, int firstPair) {
        int[] next = new int[FOUR];
        for (int i = 0; i < FOUR; i++) {
            next[i] = (firstPair + i) * room;
        }
        for (int example = 0, at = start; example < room; example++, at += inputs) {
            long eight = Ink.eight(data, at);
            if (eight == 0) {
                continue;
            }
            for (int i = 0; i < FOUR; i++) {
                int two = (int) (eight >>> i * Short.SIZE);
                next[i] = put(next[i], example, two & 0xFF, two >>> Byte.SIZE & 0xFF);
            }
        }
        System.arraycopy(next, 0, ends, firstPair, FOUR);
    }

    private void listInputs(byte[] data, int start, int inputs, int pair, boolean both) {
        int n = pair * room;
        for (int example = 0, at = start; example < room; example++, at += inputs) {
            n = put(n, example, Byte.toUnsignedInt(data[at]), both ? Byte.toUnsignedInt(data[at + 1]) : 0);
        }
        ends[pair] = n;
    }

    /** Writes a row to place n; the next place if it has ink. */
    private int put(int n, int row, int first, int second) {
        rows[n] = row;
        pixels[2 * n] = first;
        pixels[2 * n + 1] = second;
        return n + Ink.oneIfAny(first | second);
    }
}
