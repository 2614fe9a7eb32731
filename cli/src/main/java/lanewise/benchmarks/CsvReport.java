package lanewise.benchmarks;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/** Reads JMH's CSV ({@code -rf csv}, the default of {@code -rff}), also with semicolons ({@code -rf scsv}). */
final class CsvReport {

    private static final Pattern HEADER = Pattern.compile("\"?Benchmark\"?([,;])\"?Mode\"?\\1.*", Pattern.DOTALL);
    private static final String PARAM = "Param: ";

    /** The column of errors. Some locales have a decimal comma. */
    private static final Pattern ERROR = Pattern.compile("(?i)score error \\(99\\P{Alnum}9\\s*%\\)");

    private static final String COPIED = "check that the report was copied completely";

    private CsvReport() {}

    /** Returns whether text starts with the header of such a file. */
    static boolean isCsv(String text) {
        return HEADER.matcher(withoutMark(text)).matches();
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Reads a report; the parameters are those of {@link JsonReport#read}. */
    static Report read(Path file, String text, String metric) {
        String plain = withoutMark(text);
        String first = plain.lines().findFirst().orElse("");
        char separator = first.contains("\";\"") || !first.contains(",") ? ';' : ',';
        FlatReport report = new FlatReport(file, metric);
        List<String> header = List.of();
        int error = -1;
        long next = 1;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(plain)) {
            for (CsvRecord line : csv) {
                next = line.getStartingLineNumber() + 1;
                if (!header.isEmpty() && line.getFieldCount() != header.size()) {
                    throw new LanewiseException(
                            file + ":" + line.getStartingLineNumber(),
                            "the row has " + Text.count(line.getFieldCount(), "column") + ", but the header has "
                                    + Text.count(header.size()),
                            COPIED);
                }
                if (header.isEmpty()) {
                    header = line.getFields();
                    error = errorColumn(header, report);
                } else {
                    report.add(row((int) line.getStartingLineNumber(), header, error, line.getFields()));
                }
            }
        } catch (CsvParseException | IOException e) {
            throw new LanewiseException(
                    file + ":" + next, "a quote is not closed, or something follows the closing quote", COPIED, e);
        }
        return report.build();
    }

    /** Returns the index of the column of errors, -1 if there is none. A column that looks like one gets a remark. */
    private static int errorColumn(List<String> header, FlatReport report) {
        int found = -1;
        for (int column = 0; column < header.size(); column++) {
            String name = header.get(column);
            if (ERROR.matcher(name).matches()) {
                found = column;
            } else if (!name.startsWith(PARAM) && name.toLowerCase(Locale.ROOT).contains("error")) {
                report.remark("the column '" + name + "' is not read; JMH names the errors 'Score Error (99.9%)'");
            }
        }
        return found;
    }

    private static FlatReport.Line row(int number, List<String> header, int error, List<String> cells) {
        Map<String, String> values = new TreeMap<>();
        Map<String, String> params = new TreeMap<>();
        for (int column = 0; column < cells.size(); column++) {
            String name = header.get(column);
            if (!name.startsWith(PARAM)) {
                values.put(name.toLowerCase(Locale.ROOT), cells.get(column));
            } else if (!cells.get(column).isEmpty()) {
                params.put(name.substring(PARAM.length()), cells.get(column));
            }
        }
        return new FlatReport.Line(
                number,
                values.getOrDefault("benchmark", ""),
                values.getOrDefault("mode", ""),
                values.getOrDefault("threads", "0"),
                values.getOrDefault("samples", "0"),
                values.getOrDefault("score", ""),
                error >= 0 && error < cells.size() ? cells.get(error) : "NaN",
                values.getOrDefault("unit", ""),
                params);
    }
}
