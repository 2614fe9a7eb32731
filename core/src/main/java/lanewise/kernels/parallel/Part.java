package lanewise.kernels.parallel;

import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;

/**
 * A part of an operation: a range of rows or columns of the result, and the rows and columns of the operands that
 * belong to it.
 *
 * @param ofRows true for rows {@code from} up to but not including {@code to}, false for columns
 * @param transposed whether rows and columns are those of the transposed matrices
 * @param asOneRow whether the rows, which are adjacent in memory, are passed as a single long row
 * @param from the first row or column
 * @param to the row or column after the last
 */
record Part(boolean ofRows, boolean transposed, boolean asOneRow, int from, int to) {

    /** Returns the part of a matrix that has the shape of the result. */
    Matrix of(Matrix matrix) {
        Matrix upright = transposed ? matrix.transposed() : matrix;
        if (!ofRows) {
            return upright.cols(from, to);
        }
        Matrix rows = upright.rows(from, to);
        if (!asOneRow) {
            return rows;
        }
        int elements = rows.rows() * rows.cols();
        return new Matrix(rows.data(), rows.offset(), 1, elements, elements, 1);
    }

    /** Returns the part of a mask that has the shape of the result. */
    DropoutMask of(DropoutMask mask) {
        return ofRows ? mask.rows(from, to) : mask.cols(from, to);
    }

    /** Returns the part of a matrix that has one row per row of the result, such as a bias. */
    Matrix byRow(Matrix matrix) {
        return ofRows ? matrix.rows(from, to) : matrix;
    }

    /** Returns the part of a matrix that has one column per column of the result. */
    Matrix byCol(Matrix matrix) {
        return ofRows ? matrix : matrix.cols(from, to);
    }

    /** Returns the part of labels, one per column of the result. */
    OneHot byCol(OneHot labels) {
        return ofRows ? labels : labels.cols(from, to);
    }
}
