package lanewise.data;

import java.util.List;
import lanewise.errors.LanewiseException;

/**
 * What the columns of a CSV file are, as its first row tells.
 *
 * @param header true if the first row names the columns
 * @param labeled true if the first column holds the labels
 * @param columns how many columns every row has
 */
record CsvLayout(boolean header, boolean labeled, int columns) {

    private static final String LABEL = "label";

    /**
     * Reads the first row. It is a header if its first cell is {@code label} or most of its cells are no numbers: one
     * slip in a row of numbers must not turn the row into a header.
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

    /** The whole square root, or 0 if there is none. */
    private static int squareRoot(int number) {
        int root = (int) Math.round(Math.sqrt(number));
        return root * root == number ? root : 0;
    }

    /** The column of the first pixel, from 0. */
    int firstPixel() {
        return labeled ? 1 : 0;
    }

    /** Pixels of an example. */
    int pixels() {
        return columns - firstPixel();
    }

    /** Rows of an image: its side if the pixels make a square, else 1. */
    int height() {
        return Math.max(1, squareRoot(pixels()));
    }

    /** Columns of an image. */
    int width() {
        return pixels() / height();
    }
}
