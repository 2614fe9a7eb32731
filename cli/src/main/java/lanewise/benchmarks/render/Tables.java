package lanewise.benchmarks.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.comparison.EnvironmentTable;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.RatiosWithinReport;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.ReportComparison.Unmatched;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.comparison.Score;
import lanewise.benchmarks.comparison.Side;
import lanewise.benchmarks.render.Table.Cell;
import lanewise.benchmarks.render.Table.Group;
import lanewise.benchmarks.render.Table.Kind;
import lanewise.benchmarks.render.Table.Line;

/** Builds the tables of a comparison. */
final class Tables {

    private static final String NOTHING = "-";

    private final ReportComparison comparison;
    private final Set<String> ambiguous;

    Tables(ReportComparison comparison) {
        this.comparison = comparison;
        ambiguous = ambiguous(comparison);
    }

    /** Returns the short names that more than one benchmark has. */
    private static Set<String> ambiguous(ReportComparison comparison) {
        List<ResultKey> keys = new ArrayList<>();
        comparison.rows().forEach(row -> keys.add(row.key()));
        comparison.rulers().forEach(row -> keys.add(row.key()));
        comparison.unmatched().forEach(unmatched -> keys.add(unmatched.key()));
        Map<String, String> names = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (ResultKey key : keys) {
            String other = names.putIfAbsent(key.shortName(), key.benchmark());
            if (other != null && !other.equals(key.benchmark())) {
                ambiguous.add(key.shortName());
            }
        }
        return ambiguous;
    }

    String name(ResultKey key) {
        return ambiguous.contains(key.shortName()) ? key.benchmark() : key.shortName();
    }

    Table sides() {
        return Table.of(
                List.of("", "what", "benchmarks"),
                comparison.sides().stream()
                        .map(side -> Line.of(List.of(
                                Cell.text(side.label()
                                        + (side == comparison.sides().get(0) ? " (base)" : "")),
                                Cell.text(side.title()),
                                Cell.number(Integer.toString(side.rows().size())))))
                        .toList());
    }

    Table environments() {
        return environments(line -> true);
    }

    Table differingEnvironments() {
        return environments(EnvironmentTable.Line::differs);
    }

    private Table environments(Predicate<EnvironmentTable.Line> shown) {
        List<String> headings = new ArrayList<>(List.of("", "environment"));
        headings.addAll(comparison.environments().columns());
        return Table.of(
                headings,
                comparison.environments().lines().stream()
                        .filter(shown)
                        .map(Tables::environment)
                        .toList());
    }

    private static Line environment(EnvironmentTable.Line line) {
        Kind kind = line.differs() ? Kind.DIFFERENT : Kind.TEXT;
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(line.differs() ? "*" : "", kind));
        cells.add(new Cell(line.name(), kind));
        line.values().forEach(value -> cells.add(new Cell(value.isEmpty() ? NOTHING : value, kind)));
        return Line.of(cells);
    }

    /** Returns scores, ratios and verdicts, grouped by benchmark. */
    Table rows(List<Row> rows) {
        List<String> headings = new ArrayList<>(List.of("parameters", "unit"));
        for (Side side : comparison.sides()) {
            headings.add(side.label());
            if (side != comparison.sides().get(0)) {
                headings.add("ratio " + side.label() + ":A");
                headings.add("verdict " + side.label());
            }
        }
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        rows.forEach(row ->
                groups.computeIfAbsent(heading(row), h -> new ArrayList<>()).add(line(row, notes)));
        return new Table(headings, grouped(groups), notes);
    }

    String heading(Row row) {
        int threads = row.key().threads();
        return name(row.key()) + " (" + row.key().mode().title() + (threads > 1 ? ", " + threads + " threads" : "")
                + ")";
    }

    private static Line line(Row row, List<String> notes) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(row.key().parameters()));
        cells.add(Cell.text(row.unit().text()));
        for (int side = 0; side < row.scores().size(); side++) {
            cells.add(Cell.number(row.scores().get(side).map(Tables::score).orElse(NOTHING)));
            if (side > 0) {
                Optional<Judgment> judgment = row.judgments().get(side);
                cells.add(Cell.number(judgment.map(Tables::ratio).orElse(NOTHING)));
                cells.add(judgment.map(j -> verdict(j, row.unit(), notes)).orElse(Cell.text(NOTHING)));
            }
        }
        return new Line(cells, Optional.of(row));
    }

    static String score(Score score) {
        return Figures.score(score.value(), score.interval());
    }

    static String ratio(Judgment judgment) {
        return judgment.ratio().isEmpty()
                ? NOTHING
                : Figures.ratio(judgment.ratio().getAsDouble(), judgment.interval());
    }

    private static Cell verdict(Judgment judgment, ScoreUnit unit, List<String> notes) {
        String remark = judgment.remark();
        if (!remark.isEmpty() && !notes.contains(remark)) {
            notes.add(remark);
        }
        String mark = remark.isEmpty() ? "" : " (" + (notes.indexOf(remark) + 1) + ")";
        return new Cell(judgment.verdict().text(unit) + mark, kind(judgment));
    }

    private static Kind kind(Judgment judgment) {
        switch (judgment.verdict()) {
            case FASTER:
                return Kind.BETTER;
            case SLOWER:
                return Kind.WORSE;
            default:
                return Kind.QUIET;
        }
    }

    /** Returns ratios inside each side, grouped by benchmark. */
    Table inside(RatiosWithinReport inside) {
        List<String> headings = new ArrayList<>(List.of("parameters", inside.param()));
        comparison.sides().forEach(side -> headings.add("inside " + side.label()));
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (RatiosWithinReport.Line line : inside.rows()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(line.key().parameters()));
            cells.add(Cell.text(line.value() + " against " + inside.base()));
            line.judgments()
                    .forEach(j -> cells.add(Cell.number(j.map(Tables::ratio).orElse(NOTHING))));
            groups.computeIfAbsent(name(line.key()), n -> new ArrayList<>()).add(Line.of(cells));
        }
        return new Table(headings, grouped(groups), List.of());
    }

    private static List<Group> grouped(Map<String, List<Line>> groups) {
        return groups.entrySet().stream()
                .map(g -> new Group(g.getKey(), g.getValue()))
                .toList();
    }

    Table unmatched() {
        List<Line> lines = new ArrayList<>();
        for (Unmatched unmatched : comparison.unmatched()) {
            ResultKey key = unmatched.key();
            lines.add(
                    Line.of(List.of(Cell.text(name(key)), Cell.text(key.parameters()), Cell.text(unmatched.reason()))));
        }
        return Table.of(List.of("benchmark", "parameters", "why there is no ratio"), lines);
    }
}
