package lanewise.kernels.layout;

import lanewise.kernels.PixelMatrix;
import lanewise.kernels.RangeRunner;

/**
 * Pairs of neighboring columns of a {@link PixelMatrix}, each with the rows in which at least one of the two has ink,
 * in ascending order. Pair q holds columns 2 q and 2 q + 1; if the number of columns is odd, the second column of the
 * last pair is blank. Neighbors share most of their ink, so a product reads each weight once for both columns.
 *
 * <p>Unlike compressed sparse columns, every pair has places for all rows and uses the first of them, so that all pairs
 * can be listed at the same time. The rows of pair q are at places {@code q * places} up to but not including {@code
 * ends[q]}. The arrays must not be changed; the contents of unused places are undefined.
 *
 * @param places number of places of a pair, which is the number of rows
 * @param ends for each pair, the place after the last one in use
 * @param rows the row at each place
 * @param pixels two pixels for each place, 0..255, of the first and of the second column; at least one has ink
 */
public record SparsePairs(int places, int[] ends, int[] rows, float[] pixels) {

    /** The number of pairs in a long. */
    private static final int FOUR = Long.BYTES / 2;

    /**
     * Returns the sparse pairs of a matrix. The first call lists them on the caller's thread.
     *
     * @param b X or X', possibly restricted to some columns
     * @return the pairs of the whole matrix, always the same object
     */
    public static SparsePairs of(PixelMatrix b) {
        return of(b, RangeRunner.ON_CALLER);
    }

    /**
     * Returns the sparse pairs of a matrix. The first call lists them, in the arrays of the {@linkplain
     * PixelMatrix#successor predecessor} if those are large enough.
     *
     * @param b X or X', possibly restricted to some columns
     * @param threads runs the listing
     * @return the pairs of the whole matrix, always the same object
     */
    public static SparsePairs of(PixelMatrix b, RangeRunner threads) {
        return b.derived(SparsePairs.class, before -> list(b, before, threads));
    }

    /**
     * Lists the pairs of a matrix, even if they exist already.
     *
     * @param b X or X', possibly restricted to some columns
     * @param reuse pairs that are no longer used and whose arrays may be overwritten, or null
     * @param threads runs the listing
     * @return the pairs of the whole matrix
     */
    public static SparsePairs list(PixelMatrix b, SparsePairs reuse, RangeRunner threads) {
        SparsePairs pairs = create(b.cols(), b.rows(), reuse);
        if (b.examplesAsColumns()) {
            pairs.listExamples(b, threads);
        } else {
            pairs.listInputs(b, threads);
        }
        return pairs;
    }

    private static SparsePairs create(int columns, int rows, SparsePairs reuse) {
        int pairs = columns / 2 + columns % 2;
        int pixels = Math.multiplyExact(2, Math.multiplyExact(pairs, rows));
        int all = pixels / 2;
        return reuse != null && reuse.rows.length >= all
                ? new SparsePairs(rows, new int[pairs], reuse.rows, reuse.pixels)
                : new SparsePairs(rows, new int[pairs], new int[all], new float[pixels]);
    }

    /** Lists X, whose columns are examples. */
    private void listExamples(PixelMatrix x, RangeRunner threads) {
        byte[] data = x.pixels();
        threads.run(ends.length, (from, to) -> {
            for (int q = from; q < to; q++) {
                int first = x.exampleStart(2 * q);
                ends[q] = 2 * q + 1 < x.cols()
                        ? listTwoExamples(data, first, first + places, q * places)
                        : listLastExample(data, first, q * places);
            }
        });
    }

    /** Lists X', whose columns are inputs. */
    private void listInputs(PixelMatrix xt, RangeRunner threads) {
        byte[] data = xt.pixels();
        int start = xt.exampleStart(0);
        int inputs = xt.cols();
        int eights = inputs / Long.BYTES;
        threads.run(eights, (from, to) -> {
            for (int eight = from; eight < to; eight++) {
                listEightInputs(data, start + eight * Long.BYTES, inputs, eight * FOUR);
            }
        });
        for (int q = eights * FOUR; q < ends.length; q++) {
            listInputs(data, start + 2 * q, inputs, q, 2 * q + 1 < inputs);
        }
    }

    /**
     * Lists two examples. Eight blank rows are skipped at once. If any of eight rows has ink, all eight are written,
     * but the end of the list advances only past a row with ink. This is faster than a branch per row, which the
     * processor cannot predict. Returns the place after the last row.
     */
    private int listTwoExamples(byte[] data, int start1, int start2, int first) {
        int n = first;
        int input = 0;
        for (; input + Long.BYTES <= places; input += Long.BYTES) {
            long eight1 = Ink.eight(data, start1 + input);
            long eight2 = Ink.eight(data, start2 + input);
            if ((eight1 | eight2) == 0) {
                continue;
            }
            for (int i = 0; i < Long.BYTES; i++) {
                n = put(n, input + i, (int) (eight1 >>> i * Byte.SIZE) & 0xFF, (int) (eight2 >>> i * Byte.SIZE) & 0xFF);
            }
        }
        for (; input < places; input++) {
            n = put(n, input, Byte.toUnsignedInt(data[start1 + input]), Byte.toUnsignedInt(data[start2 + input]));
        }
        return n;
    }

    private int listLastExample(byte[] data, int start, int first) {
        int n = first;
        for (int input = 0; input < places; input++) {
            n = put(n, input, Byte.toUnsignedInt(data[start + input]), 0);
        }
        return n;
    }

    /** Lists eight neighboring inputs of all examples, which are four pairs. */
    private void listEightInputs(byte[] data, int start, int inputs, int firstPair) {
        int[] next = new int[FOUR];
        for (int i = 0; i < FOUR; i++) {
            next[i] = (firstPair + i) * places;
        }
        for (int example = 0, at = start; example < places; example++, at += inputs) {
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
        int n = pair * places;
        for (int example = 0, at = start; example < places; example++, at += inputs) {
            n = put(n, example, Byte.toUnsignedInt(data[at]), both ? Byte.toUnsignedInt(data[at + 1]) : 0);
        }
        ends[pair] = n;
    }

    /** Writes a row at place n. Returns n + 1 if the row has ink, else n. */
    private int put(int n, int row, int first, int second) {
        rows[n] = row;
        pixels[2 * n] = first;
        pixels[2 * n + 1] = second;
        return n + Ink.oneIfAny(first | second);
    }
}
