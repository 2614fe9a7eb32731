package lanewise.benchmarks.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.comparison.Verdict;
import lanewise.benchmarks.statistics.Interval;
import lanewise.html.Html;

/** Draws ratios with their intervals as SVG. All rows of a benchmark share one logarithmic axis. */
final class IntervalPlot {

    private static final int WIDTH = 240;
    private static final int MARGIN = 16;
    private static final int LANE = 16;
    private static final int AXIS = 16;

    /** The minimum distance of labels in pixels; closer ones would overlap. */
    private static final int LABEL = 22;

    /** Possible ends of the axis, as factors. */
    private static final double[] ENDS = {1.1, 1.25, 1.5, 2, 3, 5, 10, 20, 50, 100, 1000, 1e4, 1e6, 1e9};

    private final double low;
    private final double high;
    private final double threshold;

    /** Creates an axis for rows. Values beyond the largest possible end are clipped. */
    IntervalPlot(List<Row> rows, double threshold) {
        this.threshold = threshold;
        double[] ratios = rows.stream()
                .flatMap(row -> row.judgments().stream())
                .flatMap(Optional::stream)
                .flatMap(IntervalPlot::numbers)
                .filter(x -> x > 0 && x < Double.POSITIVE_INFINITY)
                .mapToDouble(Double::doubleValue)
                .toArray();
        double most = 1;
        double least = 1;
        for (double ratio : ratios) {
            most = Math.max(most, ratio);
            least = Math.min(least, ratio);
        }
        high = end(Math.max(most, 1 + threshold));
        low = 1 / end(1 / Math.min(least, 1 / (1 + threshold)));
    }

    private static Stream<Double> numbers(Judgment judgment) {
        return Stream.concat(
                judgment.ratio().stream().boxed(),
                judgment.interval().stream().flatMap(i -> Stream.of(i.low(), i.high())));
    }

    private static double end(double factor) {
        for (double end : ENDS) {
            if (end >= factor) {
                return end;
            }
        }
        return ENDS[ENDS.length - 1];
    }

    /**
     * Returns the plot of a row, one line per side except the base.
     *
     * @param row the row
     * @param labels labels of the sides
     * @param title description for readers who cannot see the plot
     */
    String svg(Row row, List<String> labels, String title) {
        int bottom = LANE * (labels.size() - 1) + 4;
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg viewBox='0 0 ", WIDTH, " ", bottom + AXIS, "' role='img' aria-label='", Html.escaped(title));
        double left = x(1 / (1 + threshold));
        double width = x(1 + threshold) - left;
        add(svg, "'><rect class='band' x='", left, "' y='0' width='", width, "' height='", bottom, "'/>");
        for (double tick : new double[] {low, 1, high}) {
            line(svg, tick == 1 ? "one" : "tick", x(tick), 0, x(tick), bottom);
            if (tick == 1 || Math.abs(x(tick) - x(1)) > LABEL) {
                add(svg, "<text class='axis' x='", x(tick), "' y='", bottom + 12, "'>", label(tick), "</text>");
            }
        }
        for (int side = 1; side < labels.size(); side++) {
            int y = LANE * (side - 1) + LANE / 2 + 2;
            if (labels.size() > 2) {
                add(svg, "<text class='side' x='0' y='", y + 4, "'>", Html.escaped(labels.get(side)), "</text>");
            }
            row.judgments().get(side).ifPresent(judgment -> draw(svg, judgment, y));
        }
        return svg.append("</svg>").toString();
    }

    private void draw(StringBuilder svg, Judgment judgment, int y) {
        if (judgment.ratio().isEmpty()) {
            return;
        }
        String kind = judgment.verdict() == Verdict.FASTER
                ? "better"
                : judgment.verdict() == Verdict.SLOWER ? "worse" : "quiet";
        if (judgment.interval().isPresent()) {
            Interval interval = judgment.interval().get();
            double from = x(interval.low());
            double to = x(interval.high());
            line(svg, "interval " + kind, from, y, to, y);
            for (double end : new double[] {from, to}) {
                line(svg, "interval " + kind, end, y - 4, end, y + 4);
            }
        }
        double center = x(judgment.ratio().getAsDouble());
        add(svg, "<circle class='", kind, "' cx='", center, "' cy='", y, "' r='3.5'/>");
    }

    private static void line(StringBuilder svg, String kind, double x1, int y1, double x2, int y2) {
        add(svg, "<line class='", kind, "' x1='", x1, "' y1='", y1, "' x2='", x2, "' y2='", y2, "'/>");
    }

    private double x(double ratio) {
        double inside = Math.min(high, Math.max(low, ratio));
        return MARGIN + (WIDTH - 2 * MARGIN) * Math.log(inside / low) / Math.log(high / low);
    }

    private static String label(double tick) {
        return Figures.ratio(tick).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
    }

    /** Appends pieces; coordinates have one decimal. */
    private static void add(StringBuilder svg, Object... pieces) {
        for (Object piece : pieces) {
            svg.append(piece instanceof Double x ? Figures.fixed(x, 1) : piece);
        }
    }
}
