package lanewise.kernels.conformance.calls;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;

/**
 * The reference implementation, which computes only some rows and columns of large products: the first and the last
 * ones, one in the middle, those around a power of two, and some others. A fault that begins at a size shows in these
 * as well as in all.
 */
public final class SampledReference extends InterceptingKernels {

    /** The maximum of multiply-adds in a product that is computed as a whole. */
    private static final long WHOLE = 2_000_000;

    /**
     * A product with pixels is computed as a whole if it has at most this many rows: reading pixels takes most time.
     */
    private static final int FEW_ROWS = 24;

    private final List<Call> calls = new ArrayList<>();
    private final Map<float[], BitSet> unknown = new IdentityHashMap<>();

    public SampledReference() {
        super(new ScalarKernels());
    }

    /** Returns the indices of the elements that were not computed, by their arrays. */
    public Map<float[], BitSet> unknown() {
        return unknown;
    }

    /** Returns the calls so far. */
    public List<Call> calls() {
        return calls;
    }

    @Override
    public void run(Call call) {
        calls.add(call);
        Matrix c = call.result();
        PixelMatrix pixels = call.pixels();
        int columns = call.divisibleColumns();
        boolean product = pixels != null || call.hasRole(Call.Role.COLUMNS);
        boolean small = (long) call.matrix(0).cols() * c.rows() * columns <= WHOLE;
        if (!product || small || pixels != null && c.rows() <= FEW_ROWS) {
            call.on(kernels);
            return;
        }
        BitSet left = new BitSet();
        for (int i = 0; i < c.rows(); i++) {
            for (int n = 0; n < columns; n++) {
                left.set(c.index(i, column(pixels, n)));
            }
        }
        rows(call, sample(c.rows()));
        for (int i : sample(c.rows())) {
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

    /** Computes some rows together, so that the other operand is read once. */
    private void rows(Call call, TreeSet<Integer> rows) {
        List<Matrix> matrices = new ArrayList<>();
        for (Call.Argument argument : call.arguments()) {
            matrices.add(argument.role() == Call.Role.COLUMNS ? argument.matrix() : copy(argument.matrix(), rows));
        }
        Call some = call.with(matrices);
        some.on(kernels);
        int row = 0;
        for (int i : rows) {
            for (int n = 0; n < call.divisibleColumns(); n++) {
                int j = column(call.pixels(), n);
                call.result().set(i, j, some.result().get(row, j));
            }
            row++;
        }
    }

    private static Matrix copy(Matrix of, TreeSet<Integer> rows) {
        Matrix copy = Matrix.zeros(rows.size(), of.cols());
        int row = 0;
        for (int i : rows) {
            for (int j = 0; j < of.cols(); j++) {
                copy.set(row, j, of.get(i, j));
            }
            row++;
        }
        return copy;
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
