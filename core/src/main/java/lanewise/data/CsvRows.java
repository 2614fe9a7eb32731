package lanewise.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.errors.LanewiseException;
import lanewise.text.CellNumber;
import lanewise.text.Text;

/** Converts the cells of a CSV file to pixels and labels, in the order in which the reader parses them. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Void> {

    private static final int MOST_PIXEL = 255;
    private static final int MOST_LABEL = 1_000_000;

    /** Initial size of the buffer in bytes: enough rows to estimate the size of the file, well above the read-ahead. */
    private static final int LEAST_BUFFER = 1 << 22;

    private final DataFile file;
    private final DataOptions options;
    private final CsvText text;

    /** Cells of a row until the layout is known. */
    private final List<String> row = new ArrayList<>();

    /** The first row, if it is a header. */
    private List<String> header;

    /** File and line of the header, if there is one. */
    private String headerLine;

    private CsvLayout layout;

    /** Whether a column holds pixels, by its index. */
    private boolean[] isPixel;

    private byte[] pixels = {};
    private int[] labels = {};
    private final List<String> ids = new ArrayList<>();
    private int rows;
    /** Index in {@link #pixels} of the next pixel. */
    private int next;

    private int maximum;

    /** @param text the text that the reader gets */
    CsvRows(DataFile file, DataOptions options, CsvText text) {
        this.file = file;
        this.options = options;
        this.text = text;
    }

    /**
     * Returns the examples of the rows so far.
     *
     * @throws LanewiseException if there are none, or the columns seem to have another meaning
     */
    Examples examples() {
        if (rows == 0) {
            throw header == null
                    ? new LanewiseException(file.name(), "there are only blank lines", "give a file with examples")
                    : new LanewiseException(headerLine, "no examples follow this header", "give a file with examples");
        }
        int[] all = Arrays.copyOf(labels, rows);
        CsvChecks.check(file.name(), layout, all);
        CsvChecks.checkRange(file.name(), options, maximum, rows);
        byte[] exact = pixels;
        if (exact.length > next) {
            exact = Heap.bytes(file.name(), description(rows), next);
            System.arraycopy(pixels, 0, exact, 0, next);
        }
        Examples examples = layout.labeled()
                ? Examples.labeled(file.name(), exact, layout.height(), layout.width(), all)
                : Examples.unlabeled(file.name(), exact, layout.height(), layout.width());
        return layout.id() < 0 ? examples : examples.withIds(layout.idName(), ids);
    }

    /** Returns what is unusual about the columns. */
    List<String> notes() {
        return layout.notes();
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (layout == null) {
            row.add(new String(buffer, offset, length));
        } else {
            cell(column, buffer, offset, length, quoted);
        }
    }

    /** Ends a row. Returns null, so that the reader continues without a record. */
    @Override
    protected Void buildRecord() {
        if (getRecordType() == RecordType.DATA) {
            if (layout == null) {
                CsvLayout.checkColumns(line(), row);
            }
            if (layout != null) {
                endRow();
            } else if (header == null && CsvLayout.isHeader(row)) {
                header = List.copyOf(row);
                headerLine = line();
                row.clear();
            } else {
                layout = CsvLayout.of(line(), header, headerLine, row, options);
                isPixel = new boolean[layout.columns()];
                for (int column = 0; column < isPixel.length; column++) {
                    isPixel[column] =
                            column != layout.label() && !layout.skipped().contains(column);
                }
                for (int column = 0; column < layout.columns(); column++) {
                    String cell = row.get(column);
                    cell(column, cell.toCharArray(), 0, cell.length(), true);
                }
                endRow();
            }
        }
        return null;
    }

    /** @param quoted true if the cell may contain the separator */
    private void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (column == 0) {
            grow();
        }
        if (column >= layout.columns()) {
            throw new LanewiseException(
                    cellAt(column),
                    "the row has more cells than the first row, which has " + Text.count(layout.columns()),
                    "give all rows the same number of cells");
        }
        if (quoted && text.separator() == ',' && (isPixel[column] || column == layout.label())) {
            refuseComma(column, buffer, offset, length);
        }
        if (isPixel[column]) {
            int pixel =
                    options.maxPixel() > 0 ? scaled(new String(buffer, offset, length)) : whole(buffer, offset, length);
            if (pixel < 0 || pixel > MOST_PIXEL) {
                throw notAPixel(column, new String(buffer, offset, length));
            }
            maximum = Math.max(maximum, pixel);
            pixels[next++] = (byte) pixel;
        } else if (column == layout.label()) {
            int label = whole(buffer, offset, length);
            if (label < 0 || label > MOST_LABEL) {
                throw notANumber(column, "label", MOST_LABEL, new String(buffer, offset, length));
            }
            labels[rows] = label;
        } else if (column == layout.id()) {
            ids.add(new String(buffer, offset, length).strip());
        }
    }

    /** Refuses a number with a comma, such as 1,000, if commas separate the cells: then it is not a decimal comma. */
    private void refuseComma(int column, char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == ',') {
                throw new LanewiseException(
                        cellAt(column),
                        Text.quoted(new String(buffer, offset, length).strip())
                                + " is not a number: commas separate the cells of this file",
                        "write it without a thousands separator, and with a decimal point");
            }
        }
    }

    private static int whole(char[] buffer, int offset, int length) {
        return CellNumber.parse(buffer, offset, length);
    }

    /** Returns a pixel on the scale from 0 to 255; -1 if the cell is not a number from 0 to the maximum. */
    private int scaled(String cell) {
        double value = CellNumber.parseFloat(cell);
        return value >= 0 && value <= options.maxPixel()
                ? (int) Math.round(value * MOST_PIXEL / options.maxPixel())
                : -1;
    }

    private void endRow() {
        if (getFieldCount() < layout.columns()) {
            throw new LanewiseException(
                    nextCell(),
                    "the row ends before this cell, but the first row has " + Text.count(layout.columns(), "cell"),
                    "give all rows the same number of cells");
        }
        rows++;
    }

    /** Enlarges the buffer for one more row, or for as many as the file seems to hold. */
    private void grow() {
        int perExample = layout.pixels();
        if (pixels.length - next >= perExample) {
            return;
        }
        Heap.check(line(), "more than " + description(rows), (rows + 1L) * perExample, Long.MAX_VALUE);
        long expected = (long) (1.02 * rows / file.progress());
        long more = Math.max(rows / 8, LEAST_BUFFER / perExample + 1);
        long wanted = Math.min(Heap.LARGEST_ARRAY / perExample, Math.max(expected, rows + more));
        byte[] larger = Heap.bytes(line(), "about " + description(wanted), wanted * perExample);
        System.arraycopy(pixels, 0, larger, 0, next);
        pixels = larger;
        labels = Arrays.copyOf(labels, (int) wanted);
    }

    private String description(long examples) {
        return Text.count(examples, "example") + " of " + layout.height() + " x " + layout.width() + " pixels";
    }

    private LanewiseException notAPixel(int column, String text) {
        if (options.maxPixel() > 0) {
            return new LanewiseException(
                    cellAt(column),
                    Text.quoted(text.strip()) + " is not a number from 0 to " + NumpyEntry.text(options.maxPixel()),
                    "correct it, or change --max-pixel");
        }
        double value = CellNumber.parseFloat(text);
        if (value > 0 && value < 1) {
            return new LanewiseException(
                    cellAt(column),
                    CellNumber.problem(text, MOST_PIXEL),
                    "if pixels are from 0 to 1, add --max-pixel 1");
        }
        return notANumber(column, "pixel", MOST_PIXEL, text);
    }

    private LanewiseException notANumber(int column, String kind, int most, String text) {
        String hint = rows == 0 && !layout.header() ? " (or name all columns, if this is a header)" : "";
        boolean named = layout.header() && column == layout.label();
        String other = layout.header() && column == 0 && !named || rows > 0 && !layout.header() && column == 0
                ? "; if the column contains row numbers, skip it with --id-column " + (column + 1)
                : "";
        return new LanewiseException(
                cellAt(column),
                CellNumber.problem(text, most),
                "write each " + kind + " as a whole number from 0 to " + Text.count(most) + hint + other);
    }

    private String line() {
        return file.name() + ": line " + (getStartingLineNumber() + text.skippedLines());
    }

    private String cellAt(int column) {
        return line() + ", column " + (column + 1);
    }

    /** Returns the file, the line and the column of the next cell. */
    String nextCell() {
        return cellAt(getFieldCount());
    }
}
