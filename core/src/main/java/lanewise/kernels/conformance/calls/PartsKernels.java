package lanewise.kernels.conformance.calls;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Divides every operation into parts of neighboring rows or columns of the result, at bounds that are not multiples of
 * the length of a vector, and runs them on a team of threads at the same time.
 */
public final class PartsKernels extends InterceptingKernels {

    /** How an operation is divided. */
    public enum Division {
        /** Into rows of the result where that is possible, else into columns. */
        ROWS,
        /** Into columns of the result where that is possible, else into rows. */
        COLUMNS,
        /** Not: every thread computes the whole, with the same operands and a result of its own. */
        SHARED_OPERANDS
    }

    private final Team team;
    private final Division division;

    public PartsKernels(Kernels kernels, Team team, Division division) {
        super(kernels);
        this.team = team;
        this.division = division;
    }

    @Override
    public void run(Call call) {
        List<Call> parts = parts(call);
        if (parts.size() < 2) {
            call.on(kernels);
        } else {
            team.run(parts.size(), n -> parts.get(n).on(kernels));
        }
    }

    private List<Call> parts(Call call) {
        if (division == Division.SHARED_OPERANDS) {
            return copies(call);
        }
        int rows = call.hasRole(Call.Role.WHOLE_COLUMNS) ? 1 : call.result().rows();
        int columns = call.hasRole(Call.Role.WHOLE_ROWS) ? 1 : call.divisibleColumns();
        boolean byRows = rows > 1 && (division == Division.ROWS || columns < 2);
        int size = byRows ? rows : columns;
        int count = Math.min(team.size(), size);
        List<Call> parts = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int from = bound(n, count, size);
            int to = bound(n + 1, count, size);
            parts.add(byRows ? call.rows(from, to) : call.columns(from, to));
        }
        return parts;
    }

    /** Returns the call and others with results of their own; the call alone if it changes an operand. */
    private List<Call> copies(Call call) {
        int last = call.arguments().size() - 1;
        List<Call> copies = new ArrayList<>(List.of(call));
        boolean inPlace = last == 0;
        for (int n = 0; n < last; n++) {
            inPlace |= call.matrix(n).data() == call.result().data();
        }
        for (int copy = 1; copy < team.size() && !inPlace; copy++) {
            List<Matrix> matrices = new ArrayList<>();
            for (int n = 0; n <= last; n++) {
                Matrix m = call.matrix(n);
                float[] data = n == last ? m.data().clone() : m.data();
                matrices.add(new Matrix(data, m.offset(), m.rows(), m.cols(), m.rowStride(), m.colStride()));
            }
            copies.add(call.with(matrices));
        }
        return copies;
    }

    /** Returns the beginning of part {@code n}, an odd number where there are enough. */
    private static int bound(int n, int count, int size) {
        int even = (int) ((long) size * n / count);
        return n == 0 || n == count || size < 3 * count ? even : Math.min(size, even | 1);
    }
}
