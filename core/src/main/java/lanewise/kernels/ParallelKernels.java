package lanewise.kernels;

import java.util.function.IntConsumer;

/**
 * The door to any {@link Kernels}: checks the arguments once, splits the result among threads, and delegates. Every
 * element is still made by one thread in the same order, so the number of threads shows in no bit.
 *
 * <p>Products with pixels are shared out by panels, weighed by their ink; other operations by columns or rows. An
 * operation too small to be worth waking a thread for stays on the caller's. An error in one part ends the operation and
 * reaches the caller once; what the result then holds is undefined.
 */
public final class ParallelKernels implements Kernels, AutoCloseable {

    /** An operation of fewer multiply-adds or element visits than this takes less time than handing it over. */
    private static final long WORTH_SHARING = 20_000;

    /** Columns are split at multiples of this, so that parts begin at full vectors and panels. */
    private static final int COLUMN_STEP = 32;

    private final Kernels kernels;
    private final int threads;
    private final Workers workers;

    /**
     * Runs {@code kernels} on some threads.
     *
     * @param threads 1 or more; more than there are processors is allowed and seldom of use
     * @throws IllegalArgumentException if threads is below 1
     */
    public ParallelKernels(Kernels kernels, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread, not " + threads);
        }
        this.kernels = kernels;
        this.threads = threads;
        workers = new Workers(threads);
    }

    /** How many threads share an operation. */
    public int threads() {
        return threads;
    }

    @Override
    public String name() {
        return kernels.name();
    }

    @Override
    public int lanes() {
        return kernels.lanes();
    }

    /** Ends the threads; the kernels stay usable on the caller's thread. */
    @Override
    public void close() {
        workers.close();
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        Shapes.product(a, b.rows(), b.cols(), c);
        Shapes.result(c, a, b);
        if (!c.rowsContiguous()) {
            // C' = B' A' has the same terms in the same order, and fma does not mind which factor comes first.
            multiply(alpha, b.transposed(), a.transposed(), c.transposed());
            return;
        }
        long work = (long) a.cols() * c.rows() * c.cols();
        if (splitByRows(c)) {
            byRows(work, c, (from, to) -> kernels.multiply(alpha, a.rows(from, to), b, c.rows(from, to)));
        } else {
            byCols(work, c, (from, to) -> kernels.multiply(alpha, a, b.cols(from, to), c.cols(from, to)));
        }
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        Shapes.product(a, b.rows(), b.cols(), c);
        Shapes.result(c, a);
        byPanels(a, b, c, part -> kernels.multiply(alpha, a, part, c));
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
        long work = (long) w.cols() * z.rows() * z.cols();
        if (splitByRows(z)) {
            byRows(work, z, (from, to) -> kernels.affine(w.rows(from, to), x, b.rows(from, to), z.rows(from, to)));
        } else {
            byCols(work, z, (from, to) -> kernels.affine(w, x.cols(from, to), b, z.cols(from, to)));
        }
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        Shapes.product(w, x.rows(), x.cols(), z);
        Shapes.bias(b, z);
        Shapes.result(z, w, b);
        byPanels(w, x, z, part -> kernels.affine(w, part, b, z));
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        Shapes.bias(b, z);
        Shapes.result(z, b);
        byCols(z, (from, to) -> kernels.addBias(b, z.cols(from, to)));
    }

    @Override
    public void relu(Matrix z, Matrix a) {
        Shapes.elementWise(a, z);
        if (!rowsContiguous(a, z)) {
            relu(z.transposed(), a.transposed());
            return;
        }
        byCols(a, (from, to) -> kernels.relu(z.cols(from, to), a.cols(from, to)));
    }

    @Override
    public void reluGradient(Matrix z, Matrix dA, Matrix dZ) {
        Shapes.elementWise(dZ, z, dA);
        if (!rowsContiguous(dZ, z, dA)) {
            reluGradient(z.transposed(), dA.transposed(), dZ.transposed());
            return;
        }
        byCols(dZ, (from, to) -> kernels.reluGradient(z.cols(from, to), dA.cols(from, to), dZ.cols(from, to)));
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        Shapes.elementWise(a, z);
        byCols(a, (from, to) -> kernels.softmax(z.cols(from, to), a.cols(from, to)));
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        Shapes.elementWise(dZ, a);
        Shapes.labels(y, a);
        byCols(dZ, (from, to) -> kernels.subtract(a.cols(from, to), y.cols(from, to), dZ.cols(from, to)));
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        Shapes.rowSums(x, sums);
        Shapes.result(sums, x);
        byRows((long) x.rows() * x.cols(), x, (from, to) ->
                kernels.rowSums(alpha, x.rows(from, to), sums.rows(from, to)));
    }

    @Override
    public void addScaled(float alpha, Matrix x, Matrix y) {
        Shapes.elementWise(y, x);
        if (!rowsContiguous(y, x)) {
            addScaled(alpha, x.transposed(), y.transposed());
            return;
        }
        if (splitByRows(y)) {
            byRows((long) y.rows() * y.cols(), y, (from, to) ->
                    kernels.addScaled(alpha, x.rows(from, to), y.rows(from, to)));
        } else {
            byCols(y, (from, to) -> kernels.addScaled(alpha, x.cols(from, to), y.cols(from, to)));
        }
    }

    /** Rows if there are more of them, so that both operands' shares are compact, or if the columns do not suffice. */
    private boolean splitByRows(Matrix result) {
        return result.rows() > result.cols() || result.cols() < COLUMN_STEP * threads;
    }

    private void byCols(Matrix result, Range range) {
        byCols((long) result.rows() * result.cols(), result, range);
    }

    private void byCols(long work, Matrix result, Range range) {
        split(work, result.cols(), COLUMN_STEP, range);
    }

    private void byRows(long work, Matrix result, Range range) {
        split(work, result.rows(), 1, range);
    }

    /** Splits 0..size among the threads at multiples of {@code step}. */
    private void split(long work, int size, int step, Range range) {
        int steps = (size + step - 1) / step;
        int parts = work < WORTH_SHARING ? 1 : Math.min(threads, steps);
        if (parts <= 1) {
            range.accept(0, size);
            return;
        }
        IntConsumer part = n -> range.accept(
                (int) ((long) steps * n / parts) * step,
                Math.min(size, (int) ((long) steps * (n + 1) / parts) * step));
        workers.run(parts, part);
    }

    private interface Range {
        void accept(int from, int to);
    }

    private interface PanelPart {
        void accept(PixelMatrix part);
    }

    private static boolean rowsContiguous(Matrix... matrices) {
        for (Matrix matrix : matrices) {
            if (!matrix.rowsContiguous()) {
                return false;
            }
        }
        return true;
    }

    private void byPanels(Matrix a, PixelMatrix b, Matrix c, PanelPart range) {
        int panels = b.endPanel() - b.firstPanel();
        if (panels <= 1 || threads == 1) {
            range.accept(b);
        } else if (c.rowsContiguous()) {
            byInk(a, b, range);
        } else {
            // Such a product reads the examples as they lie; the panels may not even be packed.
            split((long) a.rows() * b.rows() * b.cols(), panels, 1, (from, to) ->
                    range.accept(b.panels(b.firstPanel() + from, b.firstPanel() + to)));
        }
    }

    /** Splits the panels of {@code b} so that every thread gets about the same number of ink rows. */
    private void byInk(Matrix a, PixelMatrix b, PanelPart range) {
        int first = b.firstPanel();
        int end = b.endPanel();
        int ink = b.inkStart(end) - b.inkStart(first);
        int parts = (long) ink * PixelMatrix.PANEL * a.rows() < WORTH_SHARING ? 1 : Math.min(threads, end - first);
        if (parts == 1) {
            range.accept(b);
            return;
        }
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
        workers.run(parts, part -> range.accept(b.panels(bounds[part], bounds[part + 1])));
    }
}
