package lanewise.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import lanewise.errors.LanewiseException;

/**
 * Builds a report from a format with one line per metric and without raw data: JMH's CSV and text. The number of forks
 * is unknown; the number of samples is that of all iterations.
 */
final class FlatReport {

    private final Path file;
    private final String metric;
    private final Map<ResultKey, Line> primaries = new LinkedHashMap<>();
    private final Map<ResultKey, Line> secondaries = new LinkedHashMap<>();
    private final SortedSet<String> metrics = new TreeSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    /**
     * A line as it is in the file.
     *
     * @param number number of the line
     * @param benchmark name of the benchmark, followed by a colon and the metric if it is a secondary one
     * @param mode the mode
     * @param threads number of threads, 0 if unknown
     * @param samples number of iterations, 0 if unknown
     * @param score the score
     * @param error half the width of the 99.9 % interval, NaN if unknown
     * @param unit the unit
     * @param params values of the parameters by name
     */
    record Line(
            int number,
            String benchmark,
            String mode,
            String threads,
            String samples,
            String score,
            String error,
            String unit,
            Map<String, String> params) {}

    /**
     * Creates an empty report.
     *
     * @param file the file, for messages
     * @param metric name of the metric to read without a leading dot, null for the primary one
     */
    FlatReport(Path file, String metric) {
        this.file = file;
        this.metric = metric;
    }

    /** Adds a remark on what is left out. */
    void remark(String text) {
        remarks.add(text);
    }

    /** Adds a line. */
    void add(Line line) {
        int colon = line.benchmark().indexOf(':');
        String benchmark = colon < 0 ? line.benchmark() : line.benchmark().substring(0, colon);
        Mode mode = Mode.of(line.mode())
                .orElseThrow(() ->
                        problem(line, "the mode '" + line.mode() + "' is unknown", "the modes are " + Mode.ids()));
        int threads = Math.max(1, (int) number(line, "number of threads", line.threads()));
        ResultKey key = new ResultKey(benchmark, mode, threads, new TreeMap<>(line.params()));
        if (colon < 0) {
            if (primaries.put(key, line) != null) {
                remark(key + " is in several lines, of which the last is used");
            }
            return;
        }
        String name = ResultReader.plainName(line.benchmark().substring(colon + 1));
        metrics.add(name);
        if (metric != null && Percentiles.isNamed(name, metric)) {
            secondaries.put(key, line);
        }
    }

    /**
     * Returns the report.
     *
     * @throws LanewiseException if there is no result
     */
    Report build() {
        List<BenchmarkResult> results = new ArrayList<>();
        Environment unknown = new Environment(Map.of());
        primaries.forEach((key, line) -> {
            int samples = (int) number(line, "number of samples", line.samples());
            results.add(new BenchmarkResult(
                    key, metric(key, line), new BenchmarkResult.Plan(0, samples, Map.of()), unknown));
        });
        if (results.isEmpty()) {
            throw new LanewiseException(file.toString(), "is a report without results", ReportReader.NO_RESULTS);
        }
        return new Report(file, List.copyOf(results), metrics, List.copyOf(remarks));
    }

    private Optional<Metric> metric(ResultKey key, Line primary) {
        Line line = metric == null ? primary : secondaries.get(key);
        if (line == null) {
            return Optional.empty();
        }
        ScoreUnit unit = ScoreUnit.of(line.unit());
        OptionalDouble percentile = Percentiles.of(metric);
        Direction direction = metric == null
                ? Direction.ofPrimary(key.mode())
                : percentile.isPresent() ? Direction.LOWER_IS_BETTER : Direction.ofSecondary(metric, unit);
        return Optional.of(new Metric(
                unit, direction, number(line, "score", line.score()), number(line, "error", line.error()), List.of()));
    }

    /** Parses a number. Some locales have a decimal comma; JMH writes about 0.00001 as a power of ten. */
    private double number(Line line, String what, String text) {
        String plain = text.strip().replace('\u2248', ' ').strip();
        // The last separator is the decimal one, unless it is repeated.
        int comma = plain.lastIndexOf(',');
        boolean decimal = comma > plain.lastIndexOf('.') && comma == plain.indexOf(',');
        plain = decimal ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        try {
            return plain.startsWith("10") && plain.length() > 2 && superscript(plain.substring(2)) != null
                    ? Math.pow(10, Integer.parseInt(superscript(plain.substring(2))))
                    : plain.isEmpty() ? Double.NaN : Double.parseDouble(plain);
        } catch (NumberFormatException e) {
            throw problem(line, "the " + what + " '" + text + "' is not a number", "");
        }
    }

    /** Returns an exponent in superscript as plain digits; null if it is none. */
    private static String superscript(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toCharArray()) {
            int digit = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".indexOf(c);
            if (digit < 0 && c != '\u207b') {
                return null;
            }
            plain.append(digit < 0 ? "-" : Integer.toString(digit));
        }
        return plain.toString();
    }

    private LanewiseException problem(Line line, String problem, String advice) {
        return new LanewiseException(file + ":" + line.number(), problem, advice);
    }
}
