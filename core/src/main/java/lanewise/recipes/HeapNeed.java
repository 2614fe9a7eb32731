package lanewise.recipes;

import lanewise.data.Examples;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Matrix;
import lanewise.network.Architecture;
import lanewise.text.Text;

/**
 * How much heap training needs, at most: an estimate for the message that there is not enough.
 *
 * @param bytes the need
 * @param parameterBytes the part of it that the parameters, their gradients and what the optimizer remembers of them take
 */
public record HeapNeed(long bytes, long parameterBytes) {

    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    /** What the JVM and the program need besides, and room for the garbage collector: fixed, and in per cent. */
    private static final long FIXED = 32 * MEBIBYTE;

    private static final long ROOM = 25;

    /** Packed, a pixel takes a byte and a sixteenth of the row number. */
    private static final double PACKED = 20 / 16.0;

    /** In the sparse pairs of X and X' of a mini-batch, a pixel has room for its value and half of a row number. */
    private static final double LISTED = Integer.BYTES / 2.0 + Float.BYTES;

    /** Z, A and dZ of each layer, and Z and A once more for evaluations. */
    private static final int MATRICES = 5;

    /** Examples of a batch in evaluations; mini-batches are seldom larger. */
    private static final int COLUMNS = 1024;

    /**
     * The need of training a network.
     *
     * @param all training and dev examples
     * @param test may be null
     * @throws LanewiseException if a matrix would have more elements than an array can, whatever the heap
     */
    public static HeapNeed of(Examples all, Examples test, Architecture architecture, Hyperparameters hyperparameters) {
        double units = architecture.units().stream().mapToDouble(n -> n).sum();
        double pixels = all.pixels().length + (test == null ? 0 : test.pixels().length);
        int batch = hyperparameters.miniBatches(all.count()).size();
        checkArrays(architecture, batch);
        double columns = hyperparameters.fullBatch() ? all.count() : Math.max(COLUMNS, batch);
        int packings = hyperparameters.fullBatch() ? 2 : 1;
        double copy = (double) Float.BYTES * architecture.parameters();
        double parameters = copy * (2 + hyperparameters.optimizer().moments());
        // Beside them their average and the best of them may be kept.
        double exact = pixels
                + packings * PACKED * pixels
                + (hyperparameters.fullBatch() ? 0 : 2 * LISTED * batch * architecture.inputs())
                + MATRICES * Float.BYTES * units * columns
                + parameters
                + 2 * copy;
        return new HeapNeed(FIXED + (long) (exact * (100 + ROOM) / 100), (long) parameters);
    }

    /**
     * Refuses matrices that no array can hold.
     *
     * @throws LanewiseException if there is one
     */
    public static void checkArrays(Architecture architecture, int batch) {
        long inputs = architecture.inputs();
        for (long units : architecture.units()) {
            if (units * Math.max(inputs, batch) > Matrix.MOST_ELEMENTS) {
                throw new LanewiseException(
                        "",
                        "a layer of " + Text.count(units) + " units with " + Text.count(inputs)
                                + " inputs and a batch of " + Text.count(batch, "example")
                                + " needs a matrix of more than " + Text.count(Matrix.MOST_ELEMENTS)
                                + " elements",
                        "use smaller layers or smaller batches");
            }
            inputs = units;
        }
    }

    /**
     * Refuses what cannot work whatever the garbage collector does.
     *
     * @throws LanewiseException if the parameters alone do not fit
     */
    public void check() {
        if (parameterBytes > Runtime.getRuntime().maxMemory()) {
            throw tooSmall(null);
        }
    }

    /**
     * Returns the error that the heap of this JVM is too small.
     *
     * @param cause the error of the JVM, null if the need alone shows it
     * @return the error, with the heap size that would be enough
     */
    public LanewiseException tooSmall(OutOfMemoryError cause) {
        return tooSmall(Runtime.getRuntime().maxMemory(), cause);
    }

    /** @param heap the heap in bytes, which was too small, whatever the estimate is */
    LanewiseException tooSmall(long heap, OutOfMemoryError cause) {
        long enough = Math.max(bytes, 2 * heap);
        return new LanewiseException(
                "out of memory",
                "training this network on this data may take " + Text.count(enough / MEBIBYTE)
                        + " MiB, and Java's heap ends at " + Text.count(heap / MEBIBYTE) + " MiB",
                "start Java with " + option(enough) + " or more, or use smaller layers or fewer examples",
                cause);
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
