package lanewise.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import lanewise.errors.LanewiseException;

/** Reads examples from CSV files as in RFC 4180 and on Kaggle. */
final class CsvFile {

    /** Maximum length of a cell: far above that of any number, and low enough to detect an unclosed quote. */
    private static final int LONGEST_CELL = 1 << 16;

    private CsvFile() {}

    /**
     * Reads the examples of an open file.
     *
     * @throws LanewiseException if a cell is not a pixel or label, a row is too short or too long, or there is no example
     */
    static Examples examples(DataFile file) {
        CsvRows rows = new CsvRows(file);
        Reader text = new InputStreamReader(file.stream(), StandardCharsets.UTF_8);
        try {
            // One step of the iterator reads the whole file, because the handler returns no records.
            CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .maxBufferSize(LONGEST_CELL)
                    .build(rows, text)
                    .iterator()
                    .hasNext();
        } catch (UncheckedIOException e) {
            throw file.problem(e.getCause());
        } catch (CsvParseException e) {
            throw meaning(e, rows);
        }
        return rows.examples();
    }

    /** Returns the exception of the rows, which the reader wraps. All other exceptions of the reader concern quotes. */
    private static RuntimeException meaning(CsvParseException e, CsvRows rows) {
        Throwable cause = e.getCause();
        if (cause instanceof OutOfMemoryError) {
            throw (OutOfMemoryError) cause;
        }
        if (cause instanceof RuntimeException) {
            return (RuntimeException) cause;
        }
        return new LanewiseException(
                rows.nextCell(),
                "a quote is not closed, or something follows the closing quote",
                "write the number in this cell without quotes");
    }
}
