package lanewise.kernels.parallel;

import java.util.function.Consumer;
import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.RangeRunner;

/**
 * The entry point to any {@link Kernels}: checks the arguments once, splits the operation among threads, and delegates.
 * Every element is computed by one thread in the same order as on one thread, so the number of threads changes no bit.
 *
 * <p>Products with pixels are split as the {@linkplain Kernels#layout layout} of the kernels specifies, other
 * operations by columns or rows. An operation that takes less time than waking a thread stays on the caller's thread.
 * An error in one part ends the operation and is thrown to the caller once; the elements of the result are then
 * undefined.
 *
 * <p>The matrices of an operation that treats all elements alike must all have contiguous rows, or all have contiguous
 * columns. The operations with one number per row, {@link #scaleAndShiftRows}, {@link #addScaledRows}, {@link #rowSums}
 * and {@link #rowDots}, and {@link #dropout} accept only contiguous rows.
 *
 * <p>All operations throw {@link IllegalArgumentException} if shapes do not fit, if a matrix is not contiguous as
 * required, or if the result overlaps an operand; the message names the matrices.
 *
 * <p>Several threads may call the operations at the same time. While one of them uses the pool, the others run their
 * operations alone.
 */
public class ParallelKernels implements Kernels, AutoCloseable {

    private final Kernels kernels;
    private final Splitter splitter;

    /**
     * Creates kernels that share the work of an implementation among threads.
     *
     * @param kernels the implementation
     * @param threads number of threads that share an operation, 1 or more; with 1, everything runs on the caller's
     *     thread. More threads than processors are allowed but seldom useful.
     * @throws IllegalArgumentException if threads is below 1
     */
    public ParallelKernels(Kernels kernels, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads must be 1 or more, not " + threads);
        }
        this.kernels = kernels;
        splitter = new Splitter(threads);
    }

    /** {@return the number of processors that the JVM may use, which is the default number of threads} */
    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Returns the same kernels with another number of threads. Both can be used, and are closed separately.
     *
     * @param threads number of threads that share an operation, 1 or more
     * @return the kernels
     * @throws IllegalArgumentException if threads is below 1
     */
    public ParallelKernels withThreads(int threads) {
        return new ParallelKernels(kernels, threads);
    }

    /** {@return the number of threads that share an operation} */
    public int threads() {
        return splitter.threads();
    }

    @Override
    public String name() {
        return kernels.name();
    }

    @Override
    public int lanes() {
        return kernels.lanes();
    }

    @Override
    public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
        return kernels.layout(a, b, c);
    }

    /** Ends the threads. The kernels can still be used; they then run on the caller's thread. */
    @Override
    public void close() {
        splitter.close();
    }

    /**
     * Splits the numbers 0 to {@code count - 1} into parts, a few per thread, and runs them on the threads that share
     * operations. Returns when all are done. If a part throws, the parts that have not begun are skipped, and the first
     * error is thrown to the caller once.
     *
     * @param count how many numbers; with 0 there is no part
     * @param minimumPerPart the minimum number of numbers in a part, unless {@code count} is lower; 1 or more
     * @param task called once per part, from several threads at the same time
     * @throws IllegalArgumentException if count is negative or minimumPerPart below 1
     */
    public void forEachPart(int count, int minimumPerPart, RangeRunner.Task task) {
        if (count < 0 || minimumPerPart < 1) {
            throw new IllegalArgumentException(
                    "cannot split " + count + " numbers into parts of " + minimumPerPart + " or more");
        }
        if (count > 0) {
            splitter.split(Math.min(splitter.maximumParts(), count / minimumPerPart), count, 1, task);
        }
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        Shapes.product(a, b.rows(), b.cols(), c);
        Shapes.result(c, a, b);
        if (!c.rowsContiguous()) {
            // C' = B' A' has the same terms in the same order, and the order of the two factors of fma changes no bit.
            multiply(alpha, b.transposed(), a.transposed(), c.transposed());
            return;
        }
        splitter.product(a, b, c, part -> kernels.multiply(alpha, part.byRow(a), part.byCol(b), part.of(c)));
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        Shapes.product(a, b.rows(), b.cols(), c);
        Shapes.result(c, a);
        splitter.pixelProduct(
                kernels, a, b, c, (rows, panels) -> kernels.multiply(alpha, rows.of(a), panels, rows.of(c)));
    }

    @Override
    public void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        Shapes.product(w, x.rows(), x.cols(), z);
        Shapes.bias(b, z);
        Shapes.result(z, w, x, b);
        if (!z.rowsContiguous()) {
            multiply(1f, w, x, z);
            addBias(b, z);
            return;
        }
        splitter.product(w, x, z, part -> kernels.affine(part.byRow(w), part.byCol(x), part.byRow(b), part.of(z)));
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        Shapes.product(w, x.rows(), x.cols(), z);
        Shapes.bias(b, z);
        Shapes.result(z, w, b);
        splitter.pixelProduct(
                kernels, w, x, z, (rows, panels) -> kernels.affine(rows.of(w), panels, rows.of(b), rows.of(z)));
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        Shapes.bias(b, z);
        Shapes.result(z, b);
        splitter.byRowsOrCols(z, part -> kernels.addBias(part.byRow(b), part.of(z)));
    }

    @Override
    public void activate(Activation f, Matrix z, Matrix a) {
        elementWise(part -> kernels.activate(f, part.of(z), part.of(a)), a, z);
    }

    @Override
    public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        elementWise(part -> kernels.activationGradient(f, part.of(a), part.of(dA), part.of(dZ)), dZ, a, dA);
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        Shapes.elementWise(a, z);
        splitter.byCols(a, part -> kernels.softmax(part.of(z), part.of(a)));
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        Shapes.elementWise(dZ, a);
        Shapes.labels(y, a);
        splitter.byCols(dZ, part -> kernels.subtract(part.of(a), part.byCol(y), part.of(dZ)));
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        Shapes.rowsContiguous(x);
        Shapes.perRow("row sums", sums, x);
        Shapes.result(sums, x);
        splitter.byRows(x, part -> kernels.rowSums(alpha, part.of(x), part.of(sums)));
    }

    @Override
    public void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        Shapes.rowsContiguous(x, y);
        Shapes.same(x, y);
        Shapes.perRow("row sums", sums, x);
        Shapes.result(sums, x, y);
        splitter.byRows(x, part -> kernels.rowDots(alpha, part.of(x), part.of(y), part.of(sums)));
    }

    @Override
    public void scale(float alpha, Matrix y) {
        elementWise(part -> kernels.scale(alpha, part.of(y)), y);
    }

    @Override
    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        elementWise(part -> kernels.addScaled(alpha, part.of(x), beta, part.of(y)), y, x);
    }

    @Override
    public void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        elementWise(part -> kernels.addScaledSquares(alpha, part.of(x), beta, part.of(y)), y, x);
    }

    @Override
    public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        elementWise(part -> kernels.addScaledQuotients(alpha, part.of(x), part.of(v), epsilon, part.of(y)), y, x, v);
    }

    @Override
    public void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        Shapes.rowsContiguous(x, y);
        Shapes.elementWise(y, x);
        Shapes.perRow("factors", scale, x);
        Shapes.perRow("addends", shift, x);
        Shapes.result(y, scale, shift);
        splitter.byRowsOrCols(
                y, part -> kernels.scaleAndShiftRows(part.byRow(scale), part.byRow(shift), part.of(x), part.of(y)));
    }

    @Override
    public void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        Shapes.rowsContiguous(x, y);
        Shapes.elementWise(y, x);
        Shapes.perRow("factors", scale, x);
        Shapes.result(y, scale);
        splitter.byRowsOrCols(y, part -> kernels.addScaledRows(part.byRow(scale), part.of(x), part.of(y)));
    }

    @Override
    public void dropout(DropoutMask mask, Matrix x, Matrix y) {
        Shapes.rowsContiguous(x, y);
        Shapes.elementWise(y, x);
        Shapes.mask(mask, x);
        splitter.byRowsOrCols(y, part -> kernels.dropout(part.of(mask), part.of(x), part.of(y)));
    }

    private void elementWise(Consumer<Part> task, Matrix result, Matrix... operands) {
        Shapes.elementWise(result, operands);
        splitter.byElements(result, operands, task);
    }
}
