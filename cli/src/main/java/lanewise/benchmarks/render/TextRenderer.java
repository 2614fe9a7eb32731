package lanewise.benchmarks.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lanewise.benchmarks.comparison.EnvironmentTable;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.render.Tables.Detail;
import lanewise.text.Text;

/** Renders a comparison in columns: results first, environments and methods after them. */
final class TextRenderer {

    /** The maximum number of remarks that are shown. */
    private static final int MOST_REMARKS = 10;

    private final ReportComparison comparison;
    private final View view;
    private final Tables tables;
    private final TextPage page;

    private TextRenderer(ReportComparison comparison, View view) {
        this.comparison = comparison;
        this.view = view;
        tables = new Tables(comparison);
        page = new TextPage(view.width());
    }

    static String render(ReportComparison comparison, View view) {
        return new TextRenderer(comparison, view).text();
    }

    private String text() {
        Summary.verdicts(comparison).forEach(page::paragraph);
        Summary.means(comparison).forEach(page::paragraph);
        comparison.conclusions().forEach(page::paragraph);
        comparison.rulerRemarks().forEach(page::paragraph);
        page.line("");
        page.table(tables.sides());
        List<Row> rows = view.rows(comparison);
        if (!rows.isEmpty()) {
            page.section("Benchmarks. " + tables.explanation());
            rows(rows);
        }
        view.hidden(comparison).ifPresent(page::paragraph);
        comparison.inside().ifPresent(inside -> {
            page.section(
                    comparison.sides().size() == 1
                            ? "Variants. " + tables.explanation()
                            : "Variants within each report, relative to the base variant");
            page.table(fitting(
                    List.of(() -> tables.inside(inside, Detail.FULL), () -> tables.inside(inside, Detail.SHORT))));
        });
        if (!comparison.rulers().isEmpty()) {
            page.section("Speed of the machine");
            rows(comparison.rulers());
        }
        if (!comparison.unmatched().isEmpty()) {
            page.section("Not compared");
            page.table(tables.unmatched());
        }
        if (!comparison.remarks().isEmpty()) {
            page.section("Remarks");
            comparison.remarks().stream().limit(MOST_REMARKS).forEach(page::paragraph);
            int more = comparison.remarks().size() - MOST_REMARKS;
            if (more > 0) {
                page.paragraph(Text.count(more) + " more; the HTML format shows them.");
            }
        }
        environments();
        page.section("How this was computed");
        comparison.method().forEach(page::paragraph);
        return page.text();
    }

    private void rows(List<Row> rows) {
        boolean grouped = view.order() != View.Order.RATIO;
        page.table(fitting(List.of(
                () -> tables.rows(rows, Detail.FULL, grouped),
                () -> tables.rows(rows, Detail.SHORT, grouped),
                () -> tables.stacked(rows, Detail.FULL),
                () -> tables.stacked(rows, Detail.SHORT))));
    }

    /** Returns the first table that fits the width, or else the last one. */
    private Table fitting(List<Supplier<Table>> tables) {
        return tables.stream()
                .map(Supplier::get)
                .filter(page::fits)
                .findFirst()
                .orElseGet(() -> tables.get(tables.size() - 1).get());
    }

    /** Adds the environments as a table or, where that is too wide, as a list of facts and their values. */
    private void environments() {
        if (comparison.environments().lines().isEmpty()) {
            return;
        }
        Table table = tables.environments();
        if (page.fits(table)) {
            page.section(
                    comparison.environments().columns().size() == 1
                            ? "Environment"
                            : "Environments; * marks lines that differ");
            page.table(table);
            return;
        }
        List<EnvironmentTable.Line> lines = comparison.environments().lines();
        boolean differ = lines.stream().anyMatch(EnvironmentTable.Line::differs);
        page.section(differ ? "Environments, facts that differ" : "Environments: all facts are equal");
        lines.stream().filter(EnvironmentTable.Line::differs).forEach(this::fact);
        long equal = lines.stream().filter(line -> !line.differs()).count();
        page.paragraph(equal + (equal == 1 ? " fact is" : " facts are") + " equal; the HTML format shows them.");
    }

    private void fact(EnvironmentTable.Line line) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (int i = 0; i < line.values().size(); i++) {
            String value = line.values().get(i);
            columns.computeIfAbsent(value.isEmpty() ? Tables.NOTHING : value, v -> new ArrayList<>())
                    .add(comparison.environments().columns().get(i));
        }
        page.paragraph(columns.entrySet().stream()
                .map(e -> String.join(", ", e.getValue()) + ": " + e.getKey())
                .collect(Collectors.joining("; ", line.name() + "  ", "")));
    }
}
