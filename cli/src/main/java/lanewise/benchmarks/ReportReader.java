package lanewise.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * Reads reports of JMH in JSON, CSV or text, which it distinguishes by their content.
 *
 * <p>JSON is read as a stream: memory use depends on the number of results and forks, not on the amount of raw data.
 */
public final class ReportReader {

    /** The file name that stands for standard input. */
    public static final Path STANDARD_INPUT = Path.of("-");

    /** The maximum size of a report in CSV or text, which is read as a whole. */
    private static final int MOST_BYTES = 100_000_000;

    /** The maximum number of bytes that distinguish JSON from text. */
    private static final int START = 1 << 12;

    private ReportReader() {}

    /**
     * Reads several reports in parallel.
     *
     * @param files one or more files
     * @param metric name of the secondary metric to read, null for the primary one
     * @return the reports in the order of the files
     * @throws LanewiseException for the first file that cannot be read
     */
    public static List<Report> readAll(List<Path> files, String metric) {
        return readAll(files, file -> read(file, metric));
    }

    /**
     * Reads several runs in parallel. A run in which nothing was measured left an empty array, and an interrupted one
     * left an empty file.
     *
     * @param files one or more files
     * @param metric name of the secondary metric to read, null for the primary one
     * @param empty receives each file without results, which is skipped
     * @return the other reports in the order of the files, one or more
     * @throws LanewiseException for the first file that cannot be read, or if all are empty
     */
    public static List<Report> readRuns(List<Path> files, String metric, Consumer<Path> empty) {
        List<Report> reports = readAll(
                files, file -> isEmpty(file) ? new Report(file, List.of(), new TreeSet<>()) : readAny(file, metric));
        List<Report> others =
                reports.stream().filter(report -> !report.results().isEmpty()).toList();
        if (others.isEmpty()) {
            Path first = reports.get(0).file();
            return List.of(isEmpty(first) ? read(first, metric) : withResults(reports.get(0)));
        }
        reports.stream()
                .filter(report -> report.results().isEmpty())
                .map(Report::file)
                .forEach(empty);
        return others;
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Report> readAll(List<Path> files, Function<Path, Report> reader) {
        List<CompletableFuture<Report>> readings = files.stream()
                .map(file -> CompletableFuture.supplyAsync(() -> reader.apply(file)))
                .toList();
        try {
            return readings.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LanewiseException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /**
     * Reads a report.
     *
     * @param file a file such as {@code jmh-result.json}; {@link #STANDARD_INPUT} for standard input
     * @param metric name of the metric to read, with or without JMH's leading dot, or a percentile such as
     *     {@code p0.99}; null for the primary metric
     * @return the report
     * @throws LanewiseException if the file cannot be read, is not a report, or has no result
     */
    public static Report read(Path file, String metric) {
        return withResults(readAny(file, metric));
    }

    /** What to do about a report without results. */
    static final String NO_RESULTS =
            "check in the output of JMH that a benchmark was selected and that it did not fail, and measure again";

    private static Report withResults(Report report) {
        if (report.results().isEmpty()) {
            throw new LanewiseException(
                    report.file().toString(), "is a report without results: an empty array", NO_RESULTS);
        }
        return report;
    }

    private static Report readAny(Path file, String metric) {
        if (Files.isDirectory(file)) {
            throw new LanewiseException(file.toString(), "is a folder", "name a file in it");
        }
        try (InputStream stream = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
            return readAny(file, stream, metric);
        } catch (NoSuchFileException e) {
            throw new LanewiseException(file.toString(), "there is no such file", "", e);
        } catch (AccessDeniedException e) {
            throw new LanewiseException(file.toString(), "no permission to read it", "check its permissions", e);
        } catch (IOException e) {
            throw new LanewiseException(file.toString(), "cannot be read: " + e.getMessage(), "", e);
        }
    }

    /**
     * Reads a report from a stream.
     *
     * @param name name of the report, for messages
     * @param stream the content; not closed
     * @param metric name of the metric to read, as for {@link #read(Path, String)}; null for the primary metric
     * @return the report
     * @throws LanewiseException if the content is not a report, or has no result
     * @throws IOException if reading fails
     */
    public static Report read(Path name, InputStream stream, String metric) throws IOException {
        return withResults(readAny(name, stream, metric));
    }

    private static Report readAny(Path name, InputStream stream, String metric) throws IOException {
        String plain = metric == null ? null : ResultReader.plainName(metric);
        InputStream in = new BufferedInputStream(stream);
        if (startsLikeJson(in) && !startsLikeText(in)) {
            return JsonReport.read(name, in, plain);
        }
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new LanewiseException(
                    name.toString(),
                    "text of more than " + Text.count(MOST_BYTES, "byte") + " is not read",
                    "write JSON (-rf json), or remove the output before the table");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (CsvReport.isCsv(text)) {
            return CsvReport.read(name, text, plain);
        }
        Optional<Report> table = TextReport.read(name, text, plain);
        return table.orElseThrow(() -> JsonReport.noReport(name, null));
    }

    /** Returns whether a bracket or a brace starts text, such as the {@code [info]} of sbt. */
    private static boolean startsLikeText(InputStream in) throws IOException {
        in.mark(START);
        byte[] start = in.readNBytes(START);
        in.reset();
        return JsonReport.isText(start);
    }

    /** Returns whether the first character, without white space and a byte order mark, starts JSON or is missing. */
    private static boolean startsLikeJson(InputStream in) throws IOException {
        in.mark(START);
        int first;
        do {
            first = in.read();
        } while (first == ' '
                || first == '\n'
                || first == '\r'
                || first == '\t'
                || first == 0xEF
                || first == 0xBB
                || first == 0xBF);
        in.reset();
        return first < 0 || first == '[' || first == '{';
    }
}
