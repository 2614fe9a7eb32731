package lanewise.kernels.conformance.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.operands.Difference;

/** A copy of a call whose matrices lie in arrays of their own. Matrices that share memory share it in the copy, too. */
public final class CallCopy {

    /** The indices of an array that the matrices of a call span. */
    private static final class Span {
        int from = Integer.MAX_VALUE;
        int to;
        float[] copy;
    }

    private final Call copy;

    public CallCopy(Call call) {
        Map<float[], Span> spans = new IdentityHashMap<>();
        for (Call.Argument argument : call.arguments()) {
            Matrix m = argument.matrix();
            Span span = spans.computeIfAbsent(m.data(), data -> new Span());
            if (m.rows() > 0 && m.cols() > 0) {
                span.from = Math.min(span.from, m.offset());
                span.to = Math.max(span.to, m.index(m.rows() - 1, m.cols() - 1) + 1);
            }
        }
        spans.forEach(
                (data, span) -> span.copy = span.to == 0 ? new float[0] : Arrays.copyOfRange(data, span.from, span.to));
        List<Matrix> matrices = new ArrayList<>();
        for (Call.Argument argument : call.arguments()) {
            Matrix m = argument.matrix();
            Span span = spans.get(m.data());
            int offset = m.rows() == 0 || m.cols() == 0 ? 0 : m.offset() - span.from;
            matrices.add(new Matrix(span.copy, offset, m.rows(), m.cols(), m.rowStride(), m.colStride()));
        }
        copy = call.with(matrices);
    }

    public Call call() {
        return copy;
    }

    /**
     * Compares all matrices of a call with those of this copy, after both were run.
     *
     * @return the first differing element of the result, or else of an operand; null if there is none
     */
    public String differenceFrom(Call call) {
        int last = call.arguments().size() - 1;
        for (int n = last; n >= 0; n--) {
            // In columns that the pixels do not cover the result is not computed.
            int[] columns = n < last || call.pixels() == null
                    ? IntStream.range(0, call.matrix(n).cols()).toArray()
                    : call.pixels().coveredColumns();
            String difference = difference(call.arguments().get(n).name(), call.matrix(n), copy.matrix(n), columns);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static String difference(String name, Matrix actual, Matrix expected, int[] columns) {
        for (int i = 0; i < actual.rows(); i++) {
            for (int j : columns) {
                float wrong = actual.get(i, j);
                float right = expected.get(i, j);
                if (Float.floatToIntBits(wrong) != Float.floatToIntBits(right)) {
                    return name + "[" + i + "][" + j + "] is " + Difference.values(wrong, right);
                }
            }
        }
        return null;
    }
}
