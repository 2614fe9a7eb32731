package lanewise.kernels.conformance.calls;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.operands.Difference;
import lanewise.kernels.conformance.operands.Operands;

/** Describes a difference with the name of the matrix in the contract, the row and the column. */
public final class Place {

    private Place() {}

    /**
     * Returns a description, such as {@code c[0][2] is 1.5 (bits ...) instead of 2.0 (bits ...)}.
     *
     * @param difference the difference
     * @param operands the operands of the reference
     * @param calls the calls of the reference with these operands
     */
    public static String describe(Difference difference, Operands operands, List<Call> calls) {
        Object array = operands.arrays().get(difference.array());
        if (!(array instanceof float[] data)) {
            return "the " + (array instanceof byte[] ? "pixels" : "labels") + " were changed";
        }
        return of(difference.index(), data, calls) + " is " + difference.values();
    }

    /** Returns the place of an element, preferably in a result. */
    private static String of(int index, float[] data, List<Call> calls) {
        List<String> names = new ArrayList<>();
        for (int n = calls.size() - 1; n >= 0; n--) {
            List<Call.Argument> arguments = calls.get(n).arguments();
            for (int a = arguments.size() - 1; a >= 0; a--) {
                Matrix matrix = arguments.get(a).matrix();
                if (matrix.data() == data) {
                    String name = arguments.get(a).name();
                    String position = position(matrix, index);
                    if (position != null) {
                        return name + position;
                    }
                    if (!names.contains(name)) {
                        names.add(name);
                    }
                }
            }
        }
        String outside = names.isEmpty() ? "of an earlier call" : "outside of " + String.join(" and ", names);
        return "the element " + outside + ", array index " + index + ",";
    }

    /** Returns the row and the column of an array index; null if it is not an element of the matrix. */
    private static String position(Matrix matrix, int index) {
        for (int i = 0; i < matrix.rows(); i++) {
            long rest = index - (matrix.offset() + (long) i * matrix.rowStride());
            if (rest == 0 && matrix.cols() > 0) {
                return "[" + i + "][0]";
            }
            int step = matrix.colStride();
            if (rest > 0 && step > 0 && rest % step == 0 && rest / step < matrix.cols()) {
                return "[" + i + "][" + rest / step + "]";
            }
        }
        return null;
    }
}
