package lanewise.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/** The elements of a matrix of any kind. */
interface Values {

    /** The maximum number of values of a response. */
    int MOST = 1 << 14;

    int rows();

    int cols();

    float get(int i, int j);

    static Values of(Matrix matrix) {
        return new Values() {
            @Override
            public int rows() {
                return matrix.rows();
            }

            @Override
            public int cols() {
                return matrix.cols();
            }

            @Override
            public float get(int i, int j) {
                return matrix.get(i, j);
            }
        };
    }

    /** Returns pixels as the products read them: multiplied by their scale. */
    static Values of(PixelMatrix pixels) {
        return new Values() {
            @Override
            public int rows() {
                return pixels.rows();
            }

            @Override
            public int cols() {
                return pixels.cols();
            }

            @Override
            public float get(int i, int j) {
                return pixels.get(i, j) * pixels.scale();
            }
        };
    }

    static Values of(OneHot labels) {
        return new Values() {
            @Override
            public int rows() {
                return labels.classes();
            }

            @Override
            public int cols() {
                return labels.count();
            }

            @Override
            public float get(int i, int j) {
                return labels.label(j) == i ? labels.on() : labels.off();
            }
        };
    }

    /**
     * Writes a part of the matrix. If it has more than {@link #MOST} elements, each value stands for a block of them,
     * and is the one with the largest magnitude.
     *
     * @param row the first row; the part is moved into the matrix
     * @param col the first column
     * @param rows number of rows; at most those of the matrix are written
     * @param cols number of columns
     */
    default void write(JsonGenerator json, int row, int col, int rows, int cols) throws IOException {
        int height = Math.max(1, Math.min(rows, rows()));
        int width = Math.max(1, Math.min(cols, cols()));
        int top = Math.max(0, Math.min(row, rows() - height));
        int left = Math.max(0, Math.min(col, cols() - width));
        int side = (int) Math.ceil(Math.sqrt(MOST));
        // A narrow part leaves more values for the other direction.
        int down = Math.min(height, Math.max(side, MOST / Math.min(width, side)));
        int across = Math.min(width, Math.max(side, MOST / Math.min(height, side)));
        int blockRows = (height + down - 1) / down;
        int blockCols = (width + across - 1) / across;
        json.writeNumberField("allRows", rows());
        json.writeNumberField("allCols", cols());
        json.writeNumberField("row", top);
        json.writeNumberField("col", left);
        json.writeNumberField("rows", height);
        json.writeNumberField("cols", width);
        json.writeNumberField("blockRows", blockRows);
        json.writeNumberField("blockCols", blockCols);
        json.writeArrayFieldStart("values");
        for (int i = top; i < top + height; i += blockRows) {
            for (int j = left; j < left + width; j += blockCols) {
                Point.number(
                        json,
                        largest(i, j, Math.min(i + blockRows, top + height), Math.min(j + blockCols, left + width)));
            }
        }
        json.writeEndArray();
    }

    private float largest(int fromRow, int fromCol, int toRow, int toCol) {
        float largest = get(fromRow, fromCol);
        for (int i = fromRow; i < toRow; i++) {
            for (int j = fromCol; j < toCol; j++) {
                float value = get(i, j);
                largest = Math.abs(value) > Math.abs(largest) ? value : largest;
            }
        }
        return largest;
    }
}
