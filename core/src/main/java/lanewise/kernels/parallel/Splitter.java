package lanewise.kernels.parallel;

import java.util.function.Consumer;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.Parts;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;

/**
 * Splits operations into parts, and runs them on some threads: one part for each thread, or several where there is
 * enough to do. Then a thread whose processor is busy with something else holds the others up by a small part at most.
 *
 * <p>An operation too small to be worth waking a thread for stays on the caller's.
 */
final class Splitter implements AutoCloseable {

    /** An operation of fewer multiply-adds or element visits than this takes less time than handing it over. */
    private static final long WORTH_SHARING = 20_000;

    /** The most parts for each thread. */
    private static final int SHARES = 4;

    /** So many element visits are enough for one of several parts of a thread. */
    private static final long ENOUGH_ELEMENTS = 50_000;

    /** So many multiply-adds of weights and pixels, blank ones too, are enough for one of several parts of a thread. */
    private static final long ENOUGH_PRODUCTS = 2_000_000;

    /** Every part by panels has a copy of A of its own, which pays for so many columns. */
    private static final int COLUMNS_PER_COPY = 512;

    /** Columns are split at multiples of this, so that parts begin at full vectors and panels. */
    private static final int COLUMN_STEP = 32;

    /** Rows of a product with pixels are split at multiples of this, so that parts begin at full tiles. */
    private static final int ROW_STEP = 10;

    /** Vectors of rows that the vector kernels take at once in a product with sparse pairs. */
    private static final int SPARSE_BLOCK = 5;

    /** Vectors of rows that a part of such a product has at least: with fewer the vector kernels would go by panels. */
    private static final int SPARSE_VECTORS = 4;

    /** One part for each thread begins at a multiple of so many rows, at a full vector. */
    private static final int SPARSE_STEP = 16;

    /** So many steps of rows for each thread make the shares nearly equal. */
    private static final int MANY_STEPS = 4;

    private final int threads;
    private final Workers workers;

    Splitter(int threads) {
        this.threads = threads;
        workers = new Workers(threads);
    }

    int threads() {
        return threads;
    }

    @Override
    public void close() {
        workers.close();
    }

    /** An operation on rows as wholes. */
    void byRows(Matrix x, Consumer<Part> task) {
        split(elementParts(x), x.rows(), 1, (from, to) -> task.accept(new Part(true, false, false, from, to)));
    }

    /** An operation on columns as wholes. */
    void byCols(Matrix x, Consumer<Part> task) {
        split(
                elementParts(x),
                x.cols(),
                COLUMN_STEP,
                (from, to) -> task.accept(new Part(false, false, false, from, to)));
    }

    /** An operation that may be cut along either; a part is a matrix as high or as wide as the result. */
    void byRowsOrCols(Matrix result, Consumer<Part> task) {
        byRowsOrCols(elementParts(result), result, false, false, task);
    }

    /** A product of so many multiply-adds; each of its parts prepares the operand that all parts share. */
    void byRowsOrCols(long work, Matrix result, Consumer<Part> task) {
        byRowsOrCols(work < WORTH_SHARING ? 1 : threads, result, false, false, task);
    }

    /**
     * An operation that treats all elements alike: they are handed over with contiguous rows, as one row where that can
     * be, which spares small matrices and those of one column a loop.
     */
    void byElements(Matrix result, Matrix[] operands, Consumer<Part> task) {
        boolean transposed = !result.rowsContiguous();
        boolean dense = true;
        for (Matrix operand : operands) {
            transposed |= !operand.rowsContiguous();
        }
        for (Matrix operand : operands) {
            dense &= dense(transposed ? operand.transposed() : operand);
        }
        Matrix upright = transposed ? result.transposed() : result;
        byRowsOrCols(elementParts(result), upright, transposed, dense && dense(upright), task);
    }

    private static boolean dense(Matrix matrix) {
        return matrix.rows() <= 1 || matrix.rowStride() == matrix.cols();
    }

    private void byRowsOrCols(int parts, Matrix result, boolean transposed, boolean dense, Consumer<Part> task) {
        // Rows if there are more of them, so that the shares are compact, or if the columns do not suffice.
        boolean rows = parts == 1 || result.rows() > result.cols() || result.cols() < COLUMN_STEP * threads;
        split(
                parts,
                rows ? result.rows() : result.cols(),
                rows ? 1 : COLUMN_STEP,
                (from, to) -> task.accept(new Part(rows, transposed, dense, from, to)));
    }

    private static long elements(Matrix matrix) {
        return (long) matrix.rows() * matrix.cols();
    }

    /** The most parts of anything. */
    int mostParts() {
        return threads == 1 ? 1 : SHARES * threads;
    }

    private int elementParts(Matrix matrix) {
        long elements = elements(matrix);
        return elements < WORTH_SHARING ? 1 : parts(elements, ENOUGH_ELEMENTS);
    }

    /** One part for each thread, or several where each has enough to do. */
    private int parts(long work, long enough) {
        return (int) Math.max(threads, Math.min(mostParts(), work / enough));
    }

    /** Splits 0..size into at most so many parts at multiples of {@code step}. */
    void split(int most, int size, int step, Parts.Task task) {
        split(most, size, step, (int) (((long) size + step - 1) / step), task);
    }

    /** The same in so many steps; the last one ends with {@code size}, be it short or long. */
    private void split(int most, int size, int step, int steps, Parts.Task task) {
        int parts = Math.min(most, steps);
        if (parts <= 1) {
            task.run(0, size);
            return;
        }
        workers.run(
                parts,
                n -> task.run(
                        (int) ((long) steps * n / parts) * step,
                        n + 1 == parts ? size : (int) ((long) steps * (n + 1) / parts) * step));
    }

    /** What {@link #pixelProduct} runs: the product of some rows of A with some panels of B. */
    interface ProductPart {
        void run(Part rows, PixelMatrix panels);
    }

    /** A product with pixels, C = A B, shared out as the layout asks that the kernels read B in. */
    void pixelProduct(Kernels kernels, Matrix a, PixelMatrix b, Matrix c, ProductPart product) {
        int panels = b.endPanel() - b.firstPanel();
        long work = (long) a.rows() * b.rows() * panels * PixelMatrix.PANEL;
        if (threads == 1 || panels == 0 || work < WORTH_SHARING) {
            product.run(rows(0, a.rows()), b);
            return;
        }
        PixelLayout layout = kernels.layout(a, b, c);
        int parts = parts(work, ENOUGH_PRODUCTS);
        b.pack(layout, (count, task) -> split(parts, count, 1, task));
        switch (layout) {
            // By rows, where there are many, everyone prepares his own rows of A alone.
            case PANELS -> {
                if (a.rows() >= MANY_STEPS * ROW_STEP * threads) {
                    split(parts, a.rows(), ROW_STEP, (from, to) -> product.run(rows(from, to), b));
                } else {
                    int worth = (int) Math.max(threads, (long) panels * PixelMatrix.PANEL / COLUMNS_PER_COPY);
                    byInk(Math.min(parts, worth), b, panel -> product.run(rows(0, a.rows()), panel));
                }
            }
            case SPARSE_PAIRS ->
                bySparseBlocks(parts, a.rows(), kernels.lanes(), (from, to) -> product.run(rows(from, to), b));
            case EXAMPLES ->
                split(
                        parts,
                        panels,
                        1,
                        (from, to) ->
                                product.run(rows(0, a.rows()), b.panels(b.firstPanel() + from, b.firstPanel() + to)));
        }
    }

    private static Part rows(int from, int to) {
        return new Part(true, false, false, from, to);
    }

    /** Splits rows: at whole blocks where there are several for each thread, else in equal shares. */
    private void bySparseBlocks(int most, int rows, int lanes, Parts.Task task) {
        int block = SPARSE_BLOCK * Math.max(1, lanes);
        int fewest = SPARSE_VECTORS * Math.max(1, lanes);
        // What is left, if it is no part of its own, belongs to the last one.
        int blocks = rows / block + (rows % block >= fewest ? 1 : 0);
        if (Math.min(most, blocks) < 2 * threads) {
            split(Math.min(threads, Math.max(1, rows / fewest)), rows, SPARSE_STEP, task);
        } else {
            split(most, rows, block, blocks, task);
        }
    }

    /** Splits the panels of {@code b} into parts with about the same number of ink rows. */
    private void byInk(int most, PixelMatrix b, Consumer<PixelMatrix> task) {
        int first = b.firstPanel();
        int end = b.endPanel();
        int ink = b.inkStart(end) - b.inkStart(first);
        int parts = Math.min(most, end - first);
        int[] bounds = new int[parts + 1];
        bounds[0] = first;
        for (int part = 1, panel = first; part < parts; part++) {
            long target = b.inkStart(first) + (long) ink * part / parts;
            while (panel < end && b.inkStart(panel) < target) {
                panel++;
            }
            bounds[part] = panel;
        }
        bounds[parts] = end;
        workers.run(parts, part -> task.accept(b.panels(bounds[part], bounds[part + 1])));
    }
}
