package lanewise.benchmarks.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import lanewise.benchmarks.render.Table.Cell;
import lanewise.benchmarks.render.Table.Group;
import lanewise.benchmarks.render.Table.Kind;
import lanewise.benchmarks.render.Table.Line;
import lanewise.benchmarks.sides.Grouping;
import lanewise.benchmarks.sides.Side;
import lanewise.text.Text;

/** Builds the tables of a comparison. */
final class Tables {

    static final String NOTHING = "-";

    private final ReportComparison comparison;
    private final Set<String> ambiguous;
    private final RatioKind ratios;

    /** How much of a row is shown. */
    enum Detail {
        /** Scores with their intervals. */
        FULL,
        /** Scores without intervals. */
        SHORT
    }

    Tables(ReportComparison comparison) {
        this.comparison = comparison;
        ambiguous = ambiguous(comparison);
        ratios = RatioKind.of(comparison);
    }

    /** Returns what the ratios of a comparison are, such as {@code speed}. */
    static String ratioName(ReportComparison comparison) {
        return RatioKind.of(comparison).title();
    }

    /** Returns a sentence on which ratios are better, without a full stop. */
    String explanation() {
        boolean variants = comparison.sides().size() == 1;
        return String.format(Locale.ROOT, ratios.explanation(), variants ? "the base" : "A");
    }

    /** Returns the short names that more than one benchmark has. */
    private static Set<String> ambiguous(ReportComparison comparison) {
        List<ResultKey> keys = new ArrayList<>();
        comparison.rows().forEach(row -> keys.add(row.key()));
        comparison.rulers().forEach(row -> keys.add(row.key()));
        comparison.unmatched().forEach(unmatched -> keys.add(unmatched.key()));
        comparison.inside().ifPresent(inside -> inside.rows().forEach(line -> keys.add(line.key())));
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

    /** Returns the sides; if there are many, with the summary of each. */
    Table sides() {
        boolean summarized = Summary.isInTable(comparison);
        List<String> headings = new ArrayList<>(List.of("", "what", "benchmarks"));
        if (summarized) {
            headings.addAll(List.of("geometric mean, " + ratios.relative(), "verdicts"));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < comparison.sides().size(); i++) {
            Side side = comparison.sides().get(i);
            boolean base = i == 0 && comparison.sides().size() > 1;
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(side.label() + (base ? " (base)" : "")),
                    Cell.text(side.title()),
                    Cell.number(Text.count(side.rows().size()))));
            if (summarized) {
                Optional<String> mean = comparison.means().get(i).map(m -> Figures.ratio(m.ratio(), m.interval()));
                cells.add(Cell.number(mean.orElse(NOTHING)));
                cells.add(Cell.text(i == 0 ? NOTHING : Summary.counts(comparison, i)));
            }
            lines.add(Line.of(cells));
        }
        return Table.of(headings, lines);
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

    /** Returns scores, ratios and verdicts, with one line per row, grouped by benchmark unless they are sorted. */
    Table rows(List<Row> rows, Detail detail, boolean grouped) {
        List<String> headings = new ArrayList<>(List.of(grouped ? "parameters" : "benchmark", "unit"));
        for (Side side : comparison.sides()) {
            headings.add(side.label());
            if (side != comparison.sides().get(0)) {
                headings.add(
                        ratios == RatioKind.DIRECTED
                                ? side.label() + ":A, > 1 better"
                                : ratios.title() + " " + side.label() + ":A");
                headings.add("verdict " + side.label());
            }
        }
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        Notes notes = new Notes();
        for (Row row : rows) {
            String label = grouped
                    ? row.key().parameters()
                    : (heading(row.key()) + " " + row.key().parameters()).strip();
            groups.computeIfAbsent(grouped ? heading(row.key()) : "", h -> new ArrayList<>())
                    .add(line(row, label, detail, notes));
        }
        return new Table(headings, grouped(groups), notes.all());
    }

    private static Line line(Row row, String label, Detail detail, Notes notes) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(label));
        cells.add(Cell.text(row.unit().text()));
        for (int side = 0; side < row.scores().size(); side++) {
            cells.add(Cell.number(score(row.scores().get(side), detail)));
            if (side > 0) {
                cells.addAll(judgment(row.judgments().get(side), row.unit(), notes));
            }
        }
        return new Line(cells, row.judgments());
    }

    /** Returns scores, ratios and verdicts with one line per side, grouped by row. */
    Table stacked(List<Row> rows, Detail detail) {
        Notes notes = new Notes();
        List<Group> groups = new ArrayList<>();
        for (Row row : rows) {
            List<Line> lines = new ArrayList<>();
            for (int side = 0; side < row.scores().size(); side++) {
                List<Cell> cells = new ArrayList<>();
                cells.add(Cell.text(comparison.sides().get(side).label()));
                cells.add(Cell.number(score(row.scores().get(side), detail)));
                cells.add(Cell.text(row.unit().text()));
                cells.addAll(judgment(row.judgments().get(side), row.unit(), notes));
                lines.add(new Line(cells, List.of(row.judgments().get(side))));
            }
            groups.add(new Group((heading(row.key()) + " " + row.key().parameters()).strip(), lines));
        }
        return new Table(List.of("", "score", "unit", ratios.relative(), "verdict"), groups, notes.all());
    }

    /** Returns a heading such as {@code Product.multiply (average time, 2 threads)}. */
    String heading(ResultKey key) {
        return heading(name(key), key);
    }

    private static String heading(String name, ResultKey key) {
        int threads = key.threads();
        return name + " (" + key.mode().title() + (threads > 1 ? ", " + threads + " threads" : "") + ")";
    }

    private static String score(Optional<Score> score, Detail detail) {
        return score.map(s -> Figures.score(s.value(), detail == Detail.FULL ? s.interval() : Optional.empty()))
                .orElse(NOTHING);
    }

    static String ratio(Judgment judgment) {
        return judgment.ratio().isEmpty()
                ? NOTHING
                : Figures.ratio(judgment.ratio().getAsDouble(), judgment.interval());
    }

    /** Returns the cells of a ratio and its verdict. */
    private static List<Cell> judgment(Optional<Judgment> judgment, ScoreUnit unit, Notes notes) {
        return List.of(
                Cell.number(judgment.map(Tables::ratio).orElse(NOTHING)),
                judgment.map(j -> new Cell(j.verdict().text(unit) + notes.mark(j.remark()), kind(j)))
                        .orElse(Cell.text(NOTHING)));
    }

    private static Kind kind(Judgment judgment) {
        return switch (judgment.verdict()) {
            case FASTER -> Kind.BETTER;
            case SLOWER -> Kind.WORSE;
            case CHANGED_UP, CHANGED_DOWN -> Kind.CHANGED;
            default -> Kind.QUIET;
        };
    }

    /** Returns ratios inside each side, grouped by benchmark. */
    Table inside(RatiosWithinReport inside, Detail detail) {
        boolean alone = comparison.sides().size() == 1;
        List<String> headings = new ArrayList<>(
                alone
                        ? List.of(inside.by(), "score", "unit", ratios.relative(), "verdict")
                        : List.of("parameters", inside.by()));
        if (!alone) {
            comparison.sides().forEach(side -> headings.add("inside " + side.label()));
        }
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        Notes notes = new Notes();
        boolean ofClasses = inside.by().equals(Grouping.METHOD) && haveOwnNames(inside);
        for (RatiosWithinReport.Line line : inside.rows()) {
            List<Cell> cells = new ArrayList<>();
            String heading;
            if (alone) {
                String name = ofClasses ? line.key().method() : name(line.key());
                heading = (heading(name, line.key()) + " " + line.key().parameters()).strip();
                cells.add(Cell.text(line.value() + (line.isBase() ? " (base)" : "")));
                cells.add(Cell.number(score(line.scores().get(0), detail)));
                cells.add(Cell.text(line.unit().text()));
                cells.addAll(judgment(line.judgments().get(0), line.unit(), notes));
            } else {
                heading = ofClasses ? line.key().method() : name(line.key());
                cells.add(Cell.text(line.key().parameters()));
                cells.add(Cell.text(line.value() + " against " + line.base()));
                line.judgments()
                        .forEach(j -> cells.add(Cell.number(j.map(Tables::ratio).orElse(NOTHING))));
            }
            groups.computeIfAbsent(heading, h -> new ArrayList<>()).add(new Line(cells, line.judgments()));
        }
        return new Table(headings, grouped(groups), notes.all());
    }

    /** Returns whether the last parts of the names, which are those of classes, suffice to distinguish them. */
    private static boolean haveOwnNames(RatiosWithinReport inside) {
        Map<String, String> names = new HashMap<>();
        return inside.rows().stream().map(RatiosWithinReport.Line::key).allMatch(key -> {
            String other = names.putIfAbsent(key.method(), key.benchmark());
            return other == null || other.equals(key.benchmark());
        });
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

    /** Collects notes; equal notes have the same number. */
    private static final class Notes {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        /** Returns the mark of a note such as {@code  (1)}; empty for an empty note. */
        String mark(String note) {
            if (note.isEmpty()) {
                return "";
            }
            return " (" + numbers.computeIfAbsent(note, first -> numbers.size() + 1) + ")";
        }

        List<String> all() {
            return List.copyOf(numbers.keySet());
        }
    }
}
