package lanewise.data;

import java.util.List;
import lanewise.errors.LanewiseException;

/**
 * The meaning of the columns of a CSV file, from its first row.
 *
 * @param header true if the first row names the columns
 * @param labeled true if the first column holds the labels
 * @param columns number of columns of every row
 */
record CsvLayout(boolean header, boolean labeled, int columns) {

    private static final String LABEL = "label";

    /**
     * Reads the first row. It is a header if its first cell is {@code label} or most of its cells are not numbers. One wrong
     * cell in a row of numbers must not make it a header.
     *
     * @param where the file and the line, for messages
     * @throws LanewiseException if the row is neither header nor numbers, or has one column only
     */
    static CsvLayout of(String where, List<String> row) {
        int columns = row.size();
        if (columns == 1) {
            throw new LanewiseException(
                    where,
                    "there is but one column, and an example has a label and at least one pixel",
                    "separate the columns by commas");
        }
        int label = indexOfLabel(row);
        if (label > 0) {
            throw new LanewiseException(
                    where + ", column " + (label + 1),
                    "the label column is not the first",
                    "move the labels to column 1");
        }
        boolean header =
                label == 0 || 2 * row.stream().filter(CsvLayout::isText).count() > columns;
        boolean labeled = header ? label == 0 : squareRoot(columns) == 0 || squareRoot(columns - 1) > 0;
        return new CsvLayout(header, labeled, columns);
    }

    private static int indexOfLabel(List<String> row) {
        for (int column = 0; column < row.size(); column++) {
            if (row.get(column).strip().equalsIgnoreCase(LABEL)) {
                return column;
            }
        }
        return -1;
    }

    private static boolean isText(String cell) {
        return !cell.isBlank() && !CsvNumber.isNumber(cell);
    }

    /** Returns the square root if it is a whole number, otherwise 0. */
    private static int squareRoot(int number) {
        int root = (int) Math.round(Math.sqrt(number));
        return root * root == number ? root : 0;
    }

    /** Returns the index of the column of the first pixel. */
    int firstPixel() {
        return labeled ? 1 : 0;
    }

    /** Returns the number of pixels of an example. */
    int pixels() {
        return columns - firstPixel();
    }

    /** Returns the rows of an image: its side if the number of pixels is a square, otherwise 1. */
    int height() {
        return Math.max(1, squareRoot(pixels()));
    }

    /** Returns the columns of an image. */
    int width() {
        return pixels() / height();
    }
}
