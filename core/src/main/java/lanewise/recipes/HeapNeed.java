package lanewise.recipes;

import lanewise.data.Examples;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Matrix;
import lanewise.network.Architecture;
import lanewise.text.Text;

/**
 * An estimate of the maximum heap that training needs, for the message that the heap is too small.
 *
 * @param bytes the estimate in bytes
 * @param parameterBytes the bytes of it that hold the parameters, their gradients and the moments of the optimizer
 */
public record HeapNeed(long bytes, long parameterBytes) {

    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    /** Bytes that the JVM and the rest of the program need. */
    private static final long FIXED = 32 * MEBIBYTE;

    /** Free heap that the garbage collector needs, in percent of the data. */
    private static final long FREE_PERCENT = 25;

    /** Bytes per pixel in panels: its value and a sixteenth of a row number. */
    private static final double PACKED = 20 / 16.0;

    /** Bytes per pixel in the sparse pairs of X or X' of a mini-batch: an entry for two pixels. */
    private static final double LISTED = Integer.BYTES / 2.0;

    /** Matrices per layer: Z, A and dZ for training, and another Z and A for evaluations. */
    private static final int MATRICES = 5;

    /** Examples of a batch in evaluations; mini-batches are seldom larger. */
    private static final int COLUMNS = 1024;

    /**
     * Estimates the heap that training a network needs.
     *
     * @param all training and dev examples
     * @param test test examples; may be null
     * @param architecture the architecture of the network
     * @param hyperparameters the hyperparameters of the training
     * @return the estimate
     * @throws LanewiseException if a matrix would have more elements than an array can hold
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
        // The two further copies are the average of the parameters and the best parameters so far.
        double exact = pixels
                + packings * PACKED * pixels
                + (hyperparameters.fullBatch() ? 0 : 2 * LISTED * batch * architecture.inputs())
                + MATRICES * Float.BYTES * units * columns
                + parameters
                + 2 * copy;
        return new HeapNeed(FIXED + (long) (exact * (100 + FREE_PERCENT) / 100), (long) parameters);
    }

    /**
     * Checks that each matrix of a training fits into an array.
     *
     * @param architecture the architecture of the network
     * @param batch examples per batch
     * @throws LanewiseException if a matrix does not fit
     */
    public static void checkArrays(Architecture architecture, int batch) {
        long inputs = architecture.inputs();
        for (long units : architecture.units()) {
            if (units * Math.max(inputs, batch) > Matrix.MAX_ELEMENTS) {
                throw new LanewiseException(
                        "",
                        "a layer of " + Text.count(units) + " units with " + Text.count(inputs)
                                + " inputs and a batch of " + Text.count(batch, "example")
                                + " needs a matrix of more than " + Text.count(Matrix.MAX_ELEMENTS)
                                + " elements",
                        "use smaller layers or smaller batches");
            }
            inputs = units;
        }
    }

    /**
     * Checks that the parameters, their gradients and the moments fit into the heap of this JVM.
     *
     * @throws LanewiseException if they do not fit
     */
    public void check() {
        if (parameterBytes > Runtime.getRuntime().maxMemory()) {
            throw tooSmall(null);
        }
    }

    /**
     * Returns the exception for a heap of this JVM that is too small.
     *
     * @param cause the error of the JVM; null if the estimate alone exceeds the heap
     * @return the exception, whose advice names a sufficient heap size
     */
    public LanewiseException tooSmall(OutOfMemoryError cause) {
        return tooSmall(Runtime.getRuntime().maxMemory(), cause);
    }

    /** Returns the exception for a heap of {@code heap} bytes, which was too small even if the estimate is lower. */
    LanewiseException tooSmall(long heap, OutOfMemoryError cause) {
        long enough = Math.max(bytes, 2 * heap);
        return new LanewiseException(
                "out of memory",
                "training this network on this data may need " + Text.count(enough / MEBIBYTE)
                        + " MiB, but the maximum Java heap is " + Text.count(heap / MEBIBYTE) + " MiB",
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
