package lanewise.kernels.parallel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.RangeRunner;

/**
 * Splits an operation into parts and runs them on a pool of threads. Large operations get several parts per thread, so
 * that a delayed thread holds up the others by one small part at most. An operation that takes less time than waking
 * another thread stays on the caller's thread.
 */
final class Splitter implements AutoCloseable {

    /** An operation with fewer multiply-adds or element accesses than this stays on the caller's thread. */
    private static final long WORTH_SHARING = 20_000;

    /** The maximum number of parts per thread. */
    private static final int PARTS_PER_THREAD = 4;

    /** The minimum number of element accesses per part when a thread gets several parts. */
    private static final long ENOUGH_ELEMENTS = 50_000;

    /**
     * The minimum number of multiply-adds of weights and pixels, including blank pixels, per part when a thread gets
     * several parts.
     */
    private static final long ENOUGH_PRODUCTS = 2_000_000;

    /**
     * Columns are split at multiples of this number, which is 128 bytes of a row, so that two parts rarely share a
     * cache line.
     */
    private static final int COLUMN_STEP = 32;

    /** One more than C2 inlines; see {@link #runApart}. */
    private static final int RECURSIONS = 2;

    /** The maximum number of rows and columns of a small result of a product. */
    private static final int SMALL = 32;

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

    /** Splits an operation on whole rows. */
    void byRows(Matrix x, Consumer<Part> task) {
        split(elementParts(x), x.rows(), 1, new PartTask(true, false, false, task));
    }

    /** Splits an operation on whole columns. */
    void byCols(Matrix x, Consumer<Part> task) {
        split(elementParts(x), x.cols(), COLUMN_STEP, new PartTask(false, false, false, task));
    }

    /** Splits an operation by rows or by columns of the result. */
    void byRowsOrCols(Matrix result, Consumer<Part> task) {
        byRowsOrCols(elementParts(result), result, false, false, task);
    }

    /**
     * Splits the product C = A B into one part per thread. More parts would be slower, because every part packs the
     * operand that all parts share. If B has contiguous columns and C is small, packing B takes most of the time; then
     * every part has its own columns of B.
     */
    void product(Matrix a, Matrix b, Matrix c, Consumer<Part> task) {
        long work = (long) a.cols() * c.rows() * c.cols();
        int parts = work < WORTH_SHARING ? 1 : threads;
        if (b.rowStride() == 1 && c.rows() <= SMALL && c.cols() <= SMALL) {
            split(parts, c.cols(), 1, new PartTask(false, false, false, task));
        } else {
            byRowsOrCols(parts, c, false, false, task);
        }
    }

    /**
     * Splits an operation that treats all elements alike. The parts have contiguous rows. If possible, a part is a
     * single row, which avoids a loop over the rows of small matrices and column vectors.
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

    /**
     * Computes a part of an operation. A lambda would be one more level of inlining; see {@link #runApart}.
     *
     * @param ofRows true if a part is a range of rows, false for columns
     * @param transposed whether rows and columns are those of the transposed matrices
     * @param asOneRow whether the rows of a part are passed as a single long row
     * @param task computes a part
     */
    private record PartTask(boolean ofRows, boolean transposed, boolean asOneRow, Consumer<Part> task)
            implements RangeRunner.Task {

        @Override
        public void run(int from, int to) {
            task.accept(new Part(ofRows, transposed, asOneRow, from, to));
        }
    }

    private static boolean dense(Matrix matrix) {
        return matrix.rows() <= 1 || matrix.rowStride() == matrix.cols();
    }

    private void byRowsOrCols(int parts, Matrix result, boolean transposed, boolean dense, Consumer<Part> task) {
        // Splits by rows if there are more of them, so that the parts are compact, or if there are too few columns.
        boolean rows = parts == 1 || result.rows() > result.cols() || result.cols() < COLUMN_STEP * threads;
        split(
                parts,
                rows ? result.rows() : result.cols(),
                rows ? 1 : COLUMN_STEP,
                new PartTask(rows, transposed, dense, task));
    }

    private static long elements(Matrix matrix) {
        return (long) matrix.rows() * matrix.cols();
    }

    /** Returns the maximum number of parts of an operation. */
    int maximumParts() {
        return threads == 1 ? 1 : PARTS_PER_THREAD * threads;
    }

    private int elementParts(Matrix matrix) {
        long elements = elements(matrix);
        return elements < WORTH_SHARING ? 1 : parts(elements, ENOUGH_ELEMENTS);
    }

    /** Returns one part per thread, or several per thread if each of them has at least {@code enough} work. */
    private int parts(long work, long enough) {
        return (int) Math.max(threads, Math.min(maximumParts(), work / enough));
    }

    /** Splits 0..size into at most {@code maximum} parts at multiples of {@code step} and runs them. */
    void split(int maximum, int size, int step, RangeRunner.Task task) {
        if (maximum <= 1 || size <= step) {
            runApart(RECURSIONS, task, 0, size);
            return;
        }
        run(ProductSplit.bounds(0, size, step, maximum), task);
    }

    private void run(int[] bounds, RangeRunner.Task task) {
        workers.run(bounds.length - 1, n -> runApart(RECURSIONS, task, bounds[n], bounds[n + 1]));
    }

    /**
     * Runs a task that C2 does not compile as a part of the caller, because it inlines a recursive call only once.
     *
     * <p>In a JVM that runs only one operation, as in a benchmark, C2 inlines everything from {@link ParallelKernels}
     * down to the loop of the kernel. There are at most 15 levels (MaxInlineLevel). If the last calls of the Vector API
     * are deeper, they are not inlined, and every vector becomes an object: on JDK 17, the leaky ReLU took 5 to 13
     * times as long in 12 of 240 JVMs ({@code bench/src/scripts/forks.py}, 2026-11-29).
     *
     * <p>The call of the task comes first. C2 compiles this method with both calls, and the inlined one contains the
     * task once more, which is never reached. If that copy came first, it would use up the nodes that C2 allows for
     * inlining (NodeCountInliningCutoff), and the other copy would box: in a JVM with one processor, the sigmoid took 4
     * times as long in 49 of 50 JVMs.
     */
    private static void runApart(int recursions, RangeRunner.Task task, int from, int to) {
        if (recursions == 0) {
            task.run(from, to);
        } else {
            runApart(recursions - 1, task, from, to);
        }
    }

    /** Computes the product of a range of rows of A and the columns that B covers. */
    interface ProductPart {
        void run(Part rows, PixelMatrix b);
    }

    /**
     * Splits a product with pixels, C = A B, as specified by the layout that the kernels select for it. A product with
     * a single column, such as one image, stays on the caller's thread.
     */
    void pixelProduct(Kernels kernels, Matrix a, PixelMatrix b, Matrix c, ProductPart product) {
        Part all = rows(0, a.rows());
        int columns = b.to() - b.from();
        long work = (long) a.rows() * b.rows() * columns;
        if (threads == 1 || columns <= 1 || work < WORTH_SHARING) {
            runApart(RECURSIONS, (from, to) -> product.run(all, b), 0, a.rows());
            return;
        }
        PixelLayout layout = Objects.requireNonNull(
                kernels.layout(a, b, c), () -> "kernels '" + kernels.name() + "' returned null as the layout");
        int maximum = parts(work, ENOUGH_PRODUCTS);
        layout.build(b, (count, task) -> split(maximum, count, 1, task));
        ProductSplit parts = layout.split(a, b, threads, maximum);
        PixelMatrix read = b.withLayout(layout);
        if (parts.along() == ProductSplit.Along.ROWS) {
            check(parts, 0, a.rows());
            run(parts.bounds(), (from, to) -> product.run(rows(from, to), read));
        } else {
            check(parts, b.from(), b.to());
            run(parts.bounds(), (from, to) -> product.run(all, read.part(from, to)));
        }
    }

    private static void check(ProductSplit parts, int from, int to) {
        int[] bounds = parts.bounds();
        if (bounds[0] != from || bounds[bounds.length - 1] != to) {
            throw new IllegalArgumentException("the parts of the layout " + Arrays.toString(bounds)
                    + " do not cover the " + parts.along().name().toLowerCase(Locale.ROOT) + " " + from + " to " + to);
        }
    }

    private static Part rows(int from, int to) {
        return new Part(true, false, false, from, to);
    }
}
