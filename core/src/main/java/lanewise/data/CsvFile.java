package lanewise.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/** Reads examples from CSV files as RFC 4180, Kaggle, pandas, R and Excel write them. */
final class CsvFile {

    /** Maximum length of a cell: far above that of any number, and low enough to detect an unclosed quote. */
    private static final int LONGEST_CELL = 1 << 16;

    private CsvFile() {}

    /**
     * Reads the examples of an open file.
     *
     * @param description what precedes the numbers in the description of the data
     * @throws LanewiseException if a cell is not a pixel or label, a row is too short or too long, or there is no
     *     example
     */
    static Dataset read(DataFile file, String description, DataOptions options) {
        CsvText text = text(file);
        CsvRows rows = new CsvRows(file, options, text);
        try {
            // One step of the iterator reads the whole file, because the handler returns no records.
            CsvReader.builder()
                    .fieldSeparator(text.separator())
                    .allowUnclosedQuote(false)
                    .maxBufferSize(LONGEST_CELL)
                    .build(rows, text.reader())
                    .iterator()
                    .hasNext();
        } catch (UncheckedIOException e) {
            throw file.problem(e.getCause());
        } catch (CsvParseException e) {
            throw meaning(e, file, rows);
        }
        return Dataset.of(description, rows.examples(), null, rows.notes());
    }

    private static CsvText text(DataFile file) {
        try {
            return CsvText.of(file);
        } catch (IOException e) {
            throw file.problem(e);
        }
    }

    /** Returns the exception of the rows, which the reader wraps. All other exceptions of the reader concern quotes. */
    private static RuntimeException meaning(CsvParseException e, DataFile file, CsvRows rows) {
        Throwable cause = e.getCause();
        if (cause instanceof OutOfMemoryError) {
            throw (OutOfMemoryError) cause;
        }
        if (cause instanceof RuntimeException) {
            return (RuntimeException) cause;
        }
        boolean tooLong = String.valueOf(e.getMessage()).contains("buffer");
        if (tooLong && !hasQuotes(file)) {
            return new LanewiseException(
                    rows.nextCell(),
                    "the cell has more than " + Text.count(LONGEST_CELL) + " characters",
                    "separate the numbers by commas, and end each row with a line break");
        }
        return new LanewiseException(
                rows.nextCell(),
                tooLong
                        ? "a quote is not closed, or the cell has more than " + Text.count(LONGEST_CELL) + " characters"
                        : "a quote is not closed, or something follows the closing quote",
                "write the number in this cell without quotes");
    }

    /** Returns whether a quote is in the file at all. */
    private static boolean hasQuotes(DataFile file) {
        try (DataFile again = DataFile.open(Path.of(file.name()))) {
            byte[] buffer = new byte[LONGEST_CELL];
            for (int n = again.stream().read(buffer); n > 0; n = again.stream().read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '"') {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw file.problem(e);
        }
    }
}
