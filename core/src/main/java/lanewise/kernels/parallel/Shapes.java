package lanewise.kernels.parallel;

import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;

/** Checks the arguments of an operation once, so that an implementation need not check them. */
final class Shapes {

    private Shapes() {}

    /** Checks the shapes of C = A B. */
    static void product(Matrix a, int bRows, int bCols, Matrix c) {
        if (a.cols() != bRows || c.rows() != a.rows() || c.cols() != bCols) {
            throw new IllegalArgumentException("the product of (" + a.shape() + ") and (" + bRows + " x " + bCols
                    + ") cannot be (" + c.shape() + ")");
        }
    }

    /**
     * Checks a result that is not an operand: it has contiguous rows or columns, and does not overlap an operand.
     */
    static void result(Matrix c, Matrix... operands) {
        writable(c);
        for (Matrix operand : operands) {
            if (overlap(c, operand)) {
                throw new IllegalArgumentException("the result " + c + " and the operand " + operand
                        + " overlap in one array; use another array for the result");
            }
        }
    }

    /**
     * Checks that operands and result have the same shape, that all have contiguous rows or all have contiguous
     * columns, and that the result equals each operand or shares no element with it.
     */
    static void elementWise(Matrix result, Matrix... operands) {
        writable(result);
        for (Matrix operand : operands) {
            sameOrder(result, operand);
            same(operand, result);
            if (!operand.equals(result) && overlap(result, operand)) {
                throw new IllegalArgumentException("the result " + result + " overlaps the operand " + operand
                        + "; for an operation in place, pass the same view as operand and result");
            }
        }
    }

    static void bias(Matrix b, Matrix z) {
        if (b.rows() != z.rows() || b.cols() != 1) {
            throw new IllegalArgumentException(
                    "the bias of (" + z.shape() + ") must be " + z.rows() + " x 1, not " + b.shape());
        }
    }

    /** Checks a column vector with one element per row of x. */
    static void perRow(String what, Matrix vector, Matrix x) {
        if (vector.rows() != x.rows() || vector.cols() != 1) {
            throw new IllegalArgumentException(
                    "the " + what + " of (" + x.shape() + ") must be " + x.rows() + " x 1, not " + vector.shape());
        }
    }

    static void rowsContiguous(Matrix... matrices) {
        for (Matrix matrix : matrices) {
            if (!matrix.rowsContiguous()) {
                throw new IllegalArgumentException(matrix + " has no contiguous rows; copy it first");
            }
        }
    }

    static void mask(DropoutMask mask, Matrix x) {
        if (mask.rows() != x.rows() || mask.cols() != x.cols()) {
            throw new IllegalArgumentException("a mask of " + mask.shape() + " does not fit " + x.shape());
        }
    }

    static void same(Matrix x, Matrix y) {
        if (x.rows() != y.rows() || x.cols() != y.cols()) {
            throw new IllegalArgumentException("shapes differ: " + x.shape() + " and " + y.shape());
        }
    }

    static void labels(OneHot y, Matrix a) {
        if (y.classes() != a.rows() || y.count() != a.cols()) {
            throw new IllegalArgumentException(
                    "labels of " + y.classes() + " x " + y.count() + " do not fit " + a.shape());
        }
    }

    /** Checks that a result has contiguous rows or columns that do not overlap each other. */
    private static void writable(Matrix matrix) {
        boolean byRows = matrix.rowsContiguous();
        if (!byRows && !matrix.colsContiguous()) {
            throw new IllegalArgumentException(
                    matrix + " has neither contiguous rows nor contiguous columns; copy it first");
        }
        boolean distinct = byRows
                ? matrix.rows() <= 1 || matrix.rowStride() >= matrix.cols()
                : matrix.cols() <= 1 || matrix.colStride() >= matrix.rows();
        if (!distinct) {
            throw new IllegalArgumentException("two elements of the result " + matrix
                    + " share memory; use a matrix whose rows or columns do not overlap");
        }
    }

    /** Checks that an operation can process the elements of two matrices in the same order. */
    private static void sameOrder(Matrix result, Matrix operand) {
        boolean rows = result.rowsContiguous() && operand.rowsContiguous();
        boolean cols = result.colsContiguous() && operand.colsContiguous();
        if (!rows && !cols) {
            throw new IllegalArgumentException(result + " and " + operand
                    + " are stored in different orders; both must have contiguous rows, or both contiguous columns");
        }
    }

    /** Returns whether two views span ranges of the same array that overlap. */
    private static boolean overlap(Matrix a, Matrix b) {
        if (a.data() != b.data() || a.rows() * a.cols() == 0 || b.rows() * b.cols() == 0) {
            return false;
        }
        return a.offset() <= b.index(b.rows() - 1, b.cols() - 1) && b.offset() <= a.index(a.rows() - 1, a.cols() - 1);
    }
}
