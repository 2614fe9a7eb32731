package lanewise.cli;

import lanewise.data.Examples;

/**
 * How much heap training needs, at most: an estimate for the message that there was not enough.
 *
 * @param bytes the need
 */
record HeapNeed(long bytes) {

    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    /** What the JVM and the program need besides, and room for the garbage collector: fixed, and in per cent. */
    private static final long FIXED = 32 * MEBIBYTE;
    private static final long ROOM = 25;

    /** Packed, a pixel takes a byte and a sixteenth of the row number, in X and again in X'. */
    private static final double PACKED = 2 * 20 / 16.0;

    /** Z, A and dZ of each layer. */
    private static final int MATRICES = 3;

    /**
     * The need of training a network with one hidden layer.
     *
     * @param all training and dev examples
     * @param test may be null
     * @param hidden units of the hidden layer
     */
    static HeapNeed of(Examples all, Examples test, int hidden) {
        long units = hidden + (all.labelled() ? all.classes().size() : 0);
        long pixels = all.pixels().length + (test == null ? 0 : test.pixels().length);
        long columns = all.count() + (test == null ? 0 : test.count());
        double exact = pixels + PACKED * pixels + (double) MATRICES * Float.BYTES * units * columns
                + (double) 2 * Float.BYTES * units * all.pixelsPerExample();
        return new HeapNeed(FIXED + (long) (exact * (100 + ROOM) / 100));
    }

    /** One line that says how much is needed and how to give it. */
    String advice() {
        return advice(Runtime.getRuntime().maxMemory());
    }

    /** @param heap what there is, in bytes; it was too little, whatever the estimate says */
    String advice(long heap) {
        long enough = Math.max(bytes, 2 * heap);
        return "out of memory: training on this data may take " + enough / MEBIBYTE + " MiB, and Java's heap ends at "
                + heap / MEBIBYTE + " MiB; start Java with " + option(enough) + " or more, or use fewer examples";
    }

    private static String option(long enough) {
        return enough < GIBIBYTE
                ? "-Xmx" + roundedUp(enough, 64 * MEBIBYTE) / MEBIBYTE + "m"
                : "-Xmx" + roundedUp(enough, GIBIBYTE) / GIBIBYTE + "g";
    }

    private static long roundedUp(long size, long unit) {
        return (size + unit - 1) / unit * unit;
    }
}
