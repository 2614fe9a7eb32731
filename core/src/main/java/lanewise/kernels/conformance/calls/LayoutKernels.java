package lanewise.kernels.conformance.calls;

import java.util.Arrays;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.RangeRunner;

/**
 * Runs products with pixels as {@link PixelLayout} describes it: selects a layout, builds, splits, and runs the parts,
 * the last one first.
 */
public final class LayoutKernels extends InterceptingKernels {

    /** A rule of {@link PixelLayout} that an implementation breaks. */
    public static final class BrokenRule extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenRule(String rule) {
            super(rule);
        }
    }

    private final int threads;
    private final int most;

    public LayoutKernels(Kernels kernels, int threads, int most) {
        super(kernels);
        this.threads = threads;
        this.most = most;
    }

    /** Returns whether a call is run in a layout: a product with pixels whose result has elements. */
    public static boolean applyTo(Call call) {
        return call.pixels() != null
                && call.divisibleColumns() > 0
                && call.result().rows() > 0;
    }

    @Override
    public void run(Call call) {
        if (!applyTo(call)) {
            call.on(kernels);
            return;
        }
        Matrix a = call.matrix(0);
        PixelMatrix b = call.pixels();
        float[] before = call.result().data().clone();
        PixelLayout layout = kernels.layout(a, b, call.result());
        require(layout != null, "layout returned null");
        require(Arrays.equals(before, call.result().data()), "layout wrote into c");
        layout.build(b, RangeRunner.ON_CALLER);
        // A form belongs to its matrix, whichever was built last.
        PixelMatrix others = others(b);
        kernels.layout(a, others, call.result()).build(others, RangeRunner.ON_CALLER);
        ProductSplit split = layout.split(a, b, threads, most);
        require(split != null, "split returned null");
        require(Arrays.equals(before, call.result().data()), "build or split wrote into c");
        Call prepared = call.withPixels(b.withLayout(layout));
        int[] bounds = split.bounds();
        boolean byRows = split.along() == ProductSplit.Along.ROWS;
        int first = byRows ? 0 : b.from();
        require(
                bounds[0] == first && bounds[bounds.length - 1] == (byRows ? a.rows() : b.to()),
                "the parts " + Arrays.toString(bounds) + " do not cover the product");
        for (int n = split.count() - 1; n >= 0; n--) {
            int from = bounds[n] - first;
            int to = bounds[n + 1] - first;
            (byRows ? prepared.rows(from, to) : prepared.columns(from, to)).on(kernels);
        }
    }

    /** Returns a matrix of the same shape with other pixels. */
    private static PixelMatrix others(PixelMatrix b) {
        PixelMatrix x = b.examplesAsColumns() ? b : b.transposed();
        byte[] pixels = new byte[x.rows() * x.cols()];
        for (int n = 0; n < pixels.length; n += 3) {
            pixels[n] = (byte) (n + 1);
        }
        PixelMatrix other = PixelMatrix.ofExamples(pixels, 0, x.cols(), 1, x.rows());
        return b.examplesAsColumns() ? other : other.transposed();
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new BrokenRule(problem);
        }
    }
}
