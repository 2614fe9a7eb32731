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
 * <p>An entry is an int: the row in the upper 16 bits, the pixel of the second column in the next 8 bits, and the
 * pixel of the first column in the lowest 8 bits. Entries are short, because the product reads the list of a mini-batch
 * again and again from the cache.
 *
 * @param places number of places of a pair, which is the number of rows
 * @param ends for each pair, the place after the last one in use
 * @param entries a row and its two pixels at each place; at least one of the pixels has ink
 */
public record SparsePairs(int places, int[] ends, int[] entries) {

    /** The maximum number of rows of the matrix. */
    public static final int MAXIMUM_ROWS = 1 << 16;

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
     * Returns the sparse pairs of a matrix. The first call lists them, in the array of the {@linkplain
     * PixelMatrix#successor predecessor} if it is large enough.
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
     * @param reuse pairs that are no longer used and whose array may be overwritten, or null
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
        if (rows > MAXIMUM_ROWS) {
            throw new IllegalArgumentException(
                    "sparse pairs have at most " + MAXIMUM_ROWS + " rows, but the matrix has " + rows);
        }
        int pairs = columns / 2 + columns % 2;
        int all = Math.multiplyExact(pairs, rows);
        return new SparsePairs(
                rows, new int[pairs], reuse != null && reuse.entries.length >= all ? reuse.entries : new int[all]);
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
        int words = places / Long.BYTES;
        for (int word = 0; word < words; word += Long.SIZE) {
            int from = word * Long.BYTES;
            long inked = wordsWithInk(data, start1 + from, start2 + from, Math.min(words - word, Long.SIZE));
            for (; inked != 0; inked &= inked - 1) {
                int row = from + Long.numberOfTrailingZeros(inked) * Long.BYTES;
                long eight1 = Ink.eight(data, start1 + row);
                long eight2 = Ink.eight(data, start2 + row);
                n = putFour(n, row, everySecondByte(eight1) | everySecondByte(eight2) << Byte.SIZE);
                n = putFour(
                        n,
                        row + FOUR,
                        everySecondByte(eight1 >>> Integer.SIZE)
                                | everySecondByte(eight2 >>> Integer.SIZE) << Byte.SIZE);
            }
        }
        for (int input = words * Long.BYTES; input < places; input++) {
            int second = Byte.toUnsignedInt(data[start2 + input]);
            n = put(n, input, Byte.toUnsignedInt(data[start1 + input]) | second << Byte.SIZE);
        }
        return n;
    }

    /** Returns a bit for each of up to 64 times eight rows, 1 if any of the eight has ink in one of two examples. */
    private static long wordsWithInk(byte[] data, int start1, int start2, int words) {
        long inked = 0;
        for (int i = 0; i < words; i++) {
            long eight = Ink.eight(data, start1 + i * Long.BYTES) | Ink.eight(data, start2 + i * Long.BYTES);
            inked |= (eight | -eight) >>> Long.SIZE - 1 << i;
        }
        return inked;
    }

    /** Returns the lower four bytes of a long at its bytes 0, 2, 4 and 6. */
    private static long everySecondByte(long bytes) {
        long pairs = bytes & 0xFFFF | (bytes & 0xFFFF_0000L) << Short.SIZE;
        return (pairs | pairs << Byte.SIZE) & 0x00FF_00FF_00FF_00FFL;
    }

    private int listLastExample(byte[] data, int start, int first) {
        int n = first;
        for (int input = 0; input < places; input++) {
            n = put(n, input, Byte.toUnsignedInt(data[start + input]));
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
                next[i] = put(next[i], example, (int) (eight >>> i * Short.SIZE) & 0xFFFF);
            }
        }
        System.arraycopy(next, 0, ends, firstPair, FOUR);
    }

    private void listInputs(byte[] data, int start, int inputs, int pair, boolean both) {
        int n = pair * places;
        for (int example = 0, at = start; example < places; example++, at += inputs) {
            int second = both ? Byte.toUnsignedInt(data[at + 1]) : 0;
            n = put(n, example, Byte.toUnsignedInt(data[at]) | second << Byte.SIZE);
        }
        ends[pair] = n;
    }

    /** Writes the entries of four rows, with the pixels of the first row in the lowest two bytes. */
    private int putFour(int first, int row, long pixels) {
        int n = first;
        for (int i = 0; i < FOUR; i++) {
            n = put(n, row + i, (int) (pixels >>> i * Short.SIZE) & 0xFFFF);
        }
        return n;
    }

    /** Writes an entry at place n. Returns n + 1 if one of its two pixels has ink, else n. */
    private int put(int n, int row, int pixels) {
        entries[n] = row << Short.SIZE | pixels;
        return n + (pixels + 0xFFFF >>> Short.SIZE);
    }
}
