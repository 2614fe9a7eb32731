package lanewise.kernels.conformance.calls;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeSet;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;

/**
 * The reference implementation, which computes only some rows and columns of large products: the first and the last
 * ones, one in the middle, those around a power of two, and some others. A fault that begins at a size shows in these as
 * well as in all.
 */
public final class SampledReference extends InterceptingKernels {

    /** The maximum of multiply-adds in a product of floats that is computed as a whole. */
    private static final long WHOLE = 20_000_000;

    /** The same for pixels. Reading them takes most of the time of a single row. */
    private static final long WHOLE_PIXELS = 400_000_000;

    private final Map<float[], BitSet> unknown = new IdentityHashMap<>();

    public SampledReference() {
        super(new ScalarKernels());
    }

    /** Returns the indices of the elements that were not computed, by their arrays. */
    public Map<float[], BitSet> unknown() {
        return unknown;
    }

    @Override
    public void run(Call call) {
        Matrix c = call.result();
        PixelMatrix pixels = call.pixels();
        int columns = call.divisibleColumns();
        boolean product = pixels != null || call.hasRole(Call.Role.COLUMNS);
        if (!product || (long) call.matrix(0).cols() * c.rows() * columns <= (pixels == null ? WHOLE : WHOLE_PIXELS)) {
            call.on(kernels);
            return;
        }
        BitSet left = new BitSet();
        for (int i = 0; i < c.rows(); i++) {
            for (int n = 0; n < columns; n++) {
                left.set(c.index(i, column(pixels, n)));
            }
        }
        for (int i : sample(c.rows())) {
            call.rows(i, i + 1).on(kernels);
            for (int n = 0; n < columns; n++) {
                left.clear(c.index(i, column(pixels, n)));
            }
        }
        for (int n : sample(columns)) {
            call.columns(n, n + 1).on(kernels);
            for (int i = 0; i < c.rows(); i++) {
                left.clear(c.index(i, column(pixels, n)));
            }
        }
        unknown.put(c.data(), left);
    }

    private static int column(PixelMatrix pixels, int n) {
        return pixels == null ? n : pixels.column(pixels.from() + n);
    }

    private static TreeSet<Integer> sample(int size) {
        TreeSet<Integer> sample = new TreeSet<>();
        int power = Integer.highestOneBit(size - 1);
        for (int n : new int[] {0, 1, power - 1, power, size / 2, size / 3, (int) (size * 0.71), size - 2, size - 1}) {
            sample.add(Math.max(0, Math.min(n, size - 1)));
        }
        return sample;
    }
}
