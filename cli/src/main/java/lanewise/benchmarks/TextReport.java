package lanewise.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the table that JMH prints at the end of a run, alone or as part of the whole output. */
final class TextReport {

    private static final Pattern HEADER = Pattern.compile("Benchmark\\s.*\\bMode\\s.*\\bScore\\s.*\\bUnits\\s*");
    private static final Pattern PARAM = Pattern.compile("\\((.*)\\)");

    /** What sbt prints at the start of each line. */
    private static final Pattern PREFIX = Pattern.compile("^\\[(?i:info)\\] ?");

    /** Separates a score and its error; some consoles cannot print the plus-minus sign. */
    private static final Set<String> PLUS_MINUS = Set.of("\u00b1", "+/-", "+-", "?", "\uFFFD");

    private static final String NOT_APPLICABLE = "N/A";

    private TextReport() {}

    /**
     * Reads a report; the parameters are those of {@link JsonReport#read}.
     *
     * @return the report of the last table; empty if there is none
     */
    static Optional<Report> read(Path file, String text, String metric) {
        List<String> lines =
                text.lines().map(l -> PREFIX.matcher(l).replaceFirst("")).toList();
        int header = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (HEADER.matcher(lines.get(i)).matches()) {
                header = i;
            }
        }
        if (header < 0) {
            return Optional.empty();
        }
        List<String> params = Arrays.stream(lines.get(header).split("\\s+"))
                .map(PARAM::matcher)
                .filter(m -> m.matches())
                .map(m -> m.group(1))
                .toList();
        FlatReport report = new FlatReport(file, metric);
        for (int i = header + 1; i < lines.size(); i++) {
            Optional<FlatReport.Line> line = line(i + 1, lines.get(i), params);
            if (line.isEmpty() && !lines.get(i).isBlank()) {
                break;
            }
            line.ifPresent(report::add);
        }
        return Optional.of(report.build());
    }

    /** Returns a line of the table; empty if it is none. */
    private static Optional<FlatReport.Line> line(int number, String text, List<String> params) {
        List<String> words = List.of(text.strip().split("\\s+"));
        int mode = -1;
        for (int i = 1; i < words.size() && mode < 0; i++) {
            mode = Mode.ofId(words.get(i)).isPresent() ? i : -1;
        }
        // Name, parameters, mode, perhaps a count, score, perhaps an error, unit.
        if (mode != params.size() + 1) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < params.size(); i++) {
            if (!words.get(1 + i).equals(NOT_APPLICABLE)) {
                values.put(params.get(i), words.get(1 + i));
            }
        }
        List<String> rest = words.subList(mode + 1, words.size());
        int sign = -1;
        for (int i = 0; i < rest.size(); i++) {
            sign = PLUS_MINUS.contains(rest.get(i)) ? i : sign;
        }
        int unit = rest.size() - 1;
        // About 0.0001 is printed as the sign for "approximately", a space, and a power of ten.
        int score = sign > 0 ? sign - 1 : unit - 1;
        boolean about = score > 0 && rest.get(score - 1).equals("\u2248");
        int before = score - (about ? 1 : 0);
        if (score < 0 || before > 1 || unit < 1) {
            return Optional.empty();
        }
        return Optional.of(new FlatReport.Line(
                number,
                words.get(0),
                words.get(mode),
                "0",
                before == 1 ? rest.get(0) : "1",
                rest.get(score),
                sign > 0 ? rest.get(sign + 1) : "NaN",
                rest.get(unit),
                values));
    }
}
