package lanewise.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/** Converts the cells of a CSV file to pixels and labels, in the order in which the reader parses them. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Void> {

    private static final int MOST_PIXEL = 255;
    private static final int MOST_LABEL = 1_000_000;

    /** Initial size of the buffer in bytes: enough rows to estimate the size of the file, well above the read-ahead. */
    private static final int LEAST_ROOM = 1 << 22;

    private final DataFile file;
    private final List<String> firstRow = new ArrayList<>();
    private CsvLayout layout;
    /** File and line of the header, if there is one. */
    private String header;

    private byte[] pixels = {};
    private int[] labels = {};
    private int rows;
    /** Index in {@link #pixels} of the next pixel. */
    private int next;

    CsvRows(DataFile file) {
        this.file = file;
    }

    /**
     * Returns the examples of the rows so far.
     *
     * @throws LanewiseException if there are none
     */
    Examples examples() {
        if (rows == 0) {
            throw layout == null
                    ? new LanewiseException(file.name(), "there are only blank lines", "give a file with examples")
                    : new LanewiseException(header, "no examples follow this header", "give a file with examples");
        }
        byte[] exact = pixels;
        if (exact.length > next) {
            exact = Heap.bytes(file.name(), description(rows), next);
            System.arraycopy(pixels, 0, exact, 0, next);
        }
        return layout.labeled()
                ? Examples.labeled(file.name(), exact, layout.height(), layout.width(), Arrays.copyOf(labels, rows))
                : Examples.unlabeled(file.name(), exact, layout.height(), layout.width());
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (layout == null) {
            firstRow.add(new String(buffer, offset, length));
        } else {
            cell(column, buffer, offset, length);
        }
    }

    /** Ends a row. Returns null, so that the reader continues without a record. */
    @Override
    protected Void buildRecord() {
        if (getRecordType() == RecordType.DATA) {
            if (layout != null) {
                endRow();
            } else {
                layout = CsvLayout.of(line(), firstRow);
                if (layout.header()) {
                    header = line();
                } else {
                    for (int column = 0; column < layout.columns(); column++) {
                        String text = firstRow.get(column);
                        cell(column, text.toCharArray(), 0, text.length());
                    }
                    endRow();
                }
            }
        }
        return null;
    }

    private void cell(int column, char[] buffer, int offset, int length) {
        if (column == 0) {
            makeRoom();
        }
        if (column >= layout.columns()) {
            throw new LanewiseException(
                    cellAt(column),
                    "the row has more cells than the first, which has " + Text.count(layout.columns()),
                    "make all rows of one length");
        }
        int number = CsvNumber.parse(buffer, offset, length);
        if (column >= layout.firstPixel()) {
            if (number < 0 || number > MOST_PIXEL) {
                throw noNumber(column, "pixel", MOST_PIXEL, new String(buffer, offset, length));
            }
            pixels[next++] = (byte) number;
        } else {
            if (number < 0 || number > MOST_LABEL) {
                throw noNumber(column, "label", MOST_LABEL, new String(buffer, offset, length));
            }
            labels[rows] = number;
        }
    }

    private void endRow() {
        if (getFieldCount() < layout.columns()) {
            throw new LanewiseException(
                    nextCell(),
                    "the row ends before this cell, and the first row has " + Text.count(layout.columns(), "cell"),
                    "make all rows of one length");
        }
        rows++;
    }

    /** Makes room for a row, or rather for as many as the file seems to hold. */
    private void makeRoom() {
        int perExample = layout.pixels();
        if (pixels.length - next >= perExample) {
            return;
        }
        Heap.check(line(), "more than " + description(rows), (rows + 1L) * perExample, Long.MAX_VALUE);
        long expected = (long) (1.02 * rows / file.progress());
        long more = Math.max(rows / 8, LEAST_ROOM / perExample + 1);
        long wanted = Math.min(Heap.LARGEST_ARRAY / perExample, Math.max(expected, rows + more));
        byte[] larger = Heap.bytes(line(), "about " + description(wanted), wanted * perExample);
        System.arraycopy(pixels, 0, larger, 0, next);
        pixels = larger;
        labels = Arrays.copyOf(labels, (int) wanted);
    }

    private String description(long examples) {
        return Text.count(examples, "example") + " of " + layout.height() + " x " + layout.width() + " pixels";
    }

    private LanewiseException noNumber(int column, String kind, int most, String text) {
        String hint = rows == 0 && !layout.header() ? " (or name all columns, if this is a header)" : "";
        return new LanewiseException(
                cellAt(column),
                CsvNumber.problem(text, most),
                "write each " + kind + " as a whole number from 0 to " + Text.count(most) + hint);
    }

    private String line() {
        return file.name() + ": line " + getStartingLineNumber();
    }

    private String cellAt(int column) {
        return line() + ", column " + (column + 1);
    }

    /** The file, the line and the column of the cell that has not been taken in yet. */
    String nextCell() {
        return cellAt(getFieldCount());
    }
}
