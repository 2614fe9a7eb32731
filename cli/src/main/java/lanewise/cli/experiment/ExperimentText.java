package lanewise.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.cli.terminal.TextLayout;
import lanewise.evaluation.EvaluationSeries;
import lanewise.report.experiment.ExperimentRow;
import lanewise.text.Text;

/**
 * Formats the results of an experiment as a table and as a chart.
 *
 * @param names the hyperparameters that are varied
 * @param rows the rows
 * @param seeds maximum number of trainings of a row
 */
record ExperimentText(List<String> names, List<ExperimentRow> rows, int seeds) {

    private static final int GAP = 2;
    private static final int WIDEST = 60;
    private static final int NARROWEST = 20;

    /** Returns the table: mean and standard deviation of the accuracy, mean loss and time. */
    List<String> table() {
        List<List<String>> cells = new ArrayList<>();
        List<String> header = new ArrayList<>(names);
        header.addAll(List.of("dev accuracy", "std dev", "dev loss", "seconds"));
        cells.add(header);
        for (ExperimentRow row : rows) {
            EvaluationSeries results = row.results();
            List<String> line = new ArrayList<>(row.values());
            line.add(Text.percent(results.mean()) + (row.diverged() > 0 ? " *" : ""));
            line.add(Text.percent(results.deviation()));
            line.add(Text.loss(results.meanLoss()));
            line.add(Double.isNaN(row.seconds()) ? "-" : String.format(Locale.ROOT, "%.2f", row.seconds()));
            cells.add(line);
        }
        List<String> lines = new ArrayList<>(TextLayout.columns(cells, names.size()));
        for (ExperimentRow row : rows) {
            if (row.diverged() > 0) {
                lines.add("* " + String.join(", ", row.values()) + ": " + row.diverged() + " of "
                        + Text.count(row.trainings(), "training") + " diverged");
            }
        }
        return lines;
    }

    /**
     * Returns the chart: for each row a line from mean minus to mean plus standard deviation.
     *
     * @param width width of the terminal in columns
     * @return the lines; none if fewer than two rows have a result
     */
    List<String> chart(int width) {
        List<ExperimentRow> drawn =
                rows.stream().filter(ExperimentRow::hasResult).toList();
        if (drawn.size() < 2) {
            return List.of();
        }
        List<String> labels =
                TextLayout.table(drawn.stream().map(ExperimentRow::values).toList());
        int longest = labels.stream().mapToInt(String::length).max().orElse(0);
        int columns = Math.max(NARROWEST, Math.min(WIDEST, width - longest - GAP - 2));
        double low = drawn.stream().mapToDouble(ExperimentRow::low).min().orElseThrow();
        double high = drawn.stream().mapToDouble(ExperimentRow::high).max().orElseThrow();
        String left = Text.percent(low);
        String right = Text.percent(high);
        List<String> lines = new ArrayList<>();
        lines.add("dev accuracy"
                + (seeds == 1
                        ? ""
                        : ", mean (o) and standard deviation (-) of " + ExperimentRow.upTo(rows) + seeds + " seeds"));
        lines.add(" ".repeat(longest + GAP)
                + left
                + " ".repeat(Math.max(1, columns + 2 - left.length() - right.length()))
                + right);
        for (int i = 0; i < drawn.size(); i++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-" + (longest + GAP) + "s|%s|",
                    labels.get(i),
                    line(drawn.get(i), low, high, columns)));
        }
        return lines;
    }

    private static String line(ExperimentRow row, double low, double high, int columns) {
        double unit = high > low ? (columns - 1) / (high - low) : 0;
        int from = (int) Math.round((row.low() - low) * unit);
        int to = (int) Math.round((row.high() - low) * unit);
        int mean = (int) Math.round((row.results().mean() - low) * unit);
        StringBuilder line = new StringBuilder();
        for (int x = 0; x < columns; x++) {
            line.append(x == mean ? 'o' : x >= from && x <= to ? '-' : ' ');
        }
        return line.toString();
    }
}
