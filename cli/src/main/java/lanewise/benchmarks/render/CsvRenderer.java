package lanewise.benchmarks.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.RatiosWithinReport;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.comparison.Score;
import lanewise.benchmarks.statistics.Interval;
import lanewise.text.Printable;

/** Renders the ratios of a comparison as comma-separated values (RFC 4180), one line per ratio. */
final class CsvRenderer {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(?:E-?[0-9]+)?");

    private static final String HEADER =
            "benchmark,mode,threads,parameters,unit,base,side,base score,base low,base high,"
                    + "score,low,high,ratio,ratio low,ratio high,verdict,regression,remark";

    private final StringBuilder out = new StringBuilder(HEADER).append('\n');

    /** Whether regressions were looked for. */
    private final boolean gated;

    private CsvRenderer(boolean gated) {
        this.gated = gated;
    }

    static String render(ReportComparison comparison, View view) {
        CsvRenderer csv = new CsvRenderer(comparison.settings().regression().isPresent());
        for (Row row : view.rows(comparison)) {
            for (int side = 1; side < row.scores().size(); side++) {
                String base = comparison.sides().get(0).label();
                String label = comparison.sides().get(side).label();
                csv.line(
                        row.key(),
                        row.unit(),
                        base,
                        label,
                        row.scores().get(0),
                        row.scores().get(side),
                        row.judgments().get(side));
            }
        }
        if (comparison.inside().isPresent()) {
            csv.inside(comparison, comparison.inside().get());
        }
        return csv.out.toString();
    }

    private void inside(ReportComparison comparison, RatiosWithinReport inside) {
        for (RatiosWithinReport.Line line : inside.rows()) {
            for (int side = 0; side < line.scores().size(); side++) {
                if (!line.isBase() && line.judgments().get(side).isPresent()) {
                    String in = " in " + comparison.sides().get(side).label();
                    line(
                            line.key(),
                            line.unit(),
                            line.base() + in,
                            line.value() + in,
                            Optional.empty(),
                            line.scores().get(side),
                            line.judgments().get(side));
                }
            }
        }
    }

    private void line(
            ResultKey key,
            ScoreUnit unit,
            String base,
            String side,
            Optional<Score> baseScore,
            Optional<Score> score,
            Optional<Judgment> judgment) {
        List<String> cells = new ArrayList<>(List.of(
                key.benchmark(),
                key.mode().id(),
                Integer.toString(key.threads()),
                key.parameters(),
                unit.text(),
                base,
                side));
        numbers(cells, baseScore.map(Score::value), baseScore.flatMap(Score::interval));
        numbers(cells, score.map(Score::value), score.flatMap(Score::interval));
        numbers(
                cells,
                judgment.filter(j -> j.ratio().isPresent()).map(j -> j.ratio().getAsDouble()),
                judgment.flatMap(Judgment::interval));
        cells.add(judgment.map(j -> j.verdict().id()).orElse(""));
        cells.add(judgment.filter(j -> gated)
                .map(j -> Boolean.toString(j.regression()))
                .orElse(""));
        cells.add(judgment.map(Judgment::remark).orElse(""));
        out.append(cells.stream().map(CsvRenderer::quoted).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static void numbers(List<String> cells, Optional<Double> value, Optional<Interval> interval) {
        cells.add(value.map(CsvRenderer::number).orElse(""));
        cells.add(interval.map(i -> number(i.low())).orElse(""));
        cells.add(interval.map(i -> number(i.high())).orElse(""));
    }

    private static String number(double x) {
        return Double.isFinite(x) ? Double.toString(x) : "";
    }

    /** Quotes a cell where needed. A cell that a spreadsheet could take for a formula starts with an apostrophe. */
    private static String quoted(String text) {
        String plain = Printable.of(text);
        if (!plain.isEmpty()
                && "=+-@\t".indexOf(plain.charAt(0)) >= 0
                && !NUMBER.matcher(plain).matches()) {
            plain = "'" + plain;
        }
        return plain.chars().anyMatch(c -> c == ',' || c == '"' || c == ';')
                ? '"' + plain.replace("\"", "\"\"") + '"'
                : plain;
    }
}
