package lanewise.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import lanewise.errors.LanewiseException;

/** Reads examples from CSV, as RFC 4180 and Kaggle have it. */
final class CsvFile {

    /** Far above any number, and small enough to notice a quote that nobody closed. */
    private static final int LONGEST_CELL = 1 << 16;

    private CsvFile() {}

    /**
     * The examples of an open file.
     *
     * @throws LanewiseException if a cell is no pixel or label, a row too short or too long, or there is no example
     */
    static Examples examples(DataFile file) {
        CsvRows rows = new CsvRows(file);
        Reader text = new InputStreamReader(file.stream(), StandardCharsets.UTF_8);
        try {
            // One step of the iterator takes in the whole file, because no row makes a record.
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

    /** The reader wraps what the rows throw; anything else is its own objection to quotes. */
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
