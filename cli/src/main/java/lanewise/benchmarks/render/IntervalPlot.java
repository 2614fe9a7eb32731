package lanewise.benchmarks.render;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.Verdict;
import lanewise.benchmarks.statistics.Interval;
import lanewise.html.Html;

/**
 * Draws ratios with their intervals as SVG. All plots of a page share one logarithmic axis, so that equal ratios look
 * equal. An arrowhead at an edge marks a value beyond the axis.
 */
final class IntervalPlot {

    private static final int WIDTH = 240;
    private static final int MARGIN = 10;
    private static final int LANE = 16;
    private static final int AXIS = 14;

    /** Possible ends of the axis, as factors. */
    private static final double[] ENDS = {1.25, 1.5, 2, 3, 5, 10, 20, 50, 100};

    /** The share of all ratios that the axis shows; the others would compress it. */
    private static final double RATIOS_SHOWN = 0.98;

    /** The share of all ends of intervals that the axis shows. */
    private static final double ENDS_SHOWN = 0.9;

    /** The factor up to which the intervals of all changed rows are shown as a whole. */
    private static final double CHANGES_SHOWN = 3;

    private final double end;
    private final double threshold;

    /**
     * Creates an axis.
     *
     * @param judgments all ratios of the page
     * @param threshold relative difference below which a row gets no verdict
     */
    IntervalPlot(List<Judgment> judgments, double threshold) {
        this.threshold = threshold;
        double[] ratios = judgments.stream()
                .flatMapToDouble(judgment -> judgment.ratio().stream())
                .map(IntervalPlot::distance)
                .sorted()
                .toArray();
        double[] ends = judgments.stream()
                .flatMap(judgment -> judgment.interval().stream())
                .flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()))
                .map(IntervalPlot::distance)
                .sorted()
                .toArray();
        double changes = judgments.stream()
                .filter(judgment -> judgment.verdict().isChange())
                .flatMap(judgment -> judgment.interval().stream())
                .flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()))
                .map(IntervalPlot::distance)
                .filter(distance -> distance <= Math.log(CHANGES_SHOWN))
                .max()
                .orElse(0);
        double most = Math.max(changes, Math.max(quantile(RATIOS_SHOWN, ratios), quantile(ENDS_SHOWN, ends)));
        end = Arrays.stream(ENDS)
                .filter(e -> e >= Math.max(Math.exp(most), 1 + threshold))
                .findFirst()
                .orElse(ENDS[ENDS.length - 1]);
    }

    private static double distance(double ratio) {
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? Math.abs(Math.log(ratio)) : Double.POSITIVE_INFINITY;
    }

    private static double quantile(double share, double... sorted) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
    }

    /**
     * Returns the plot of a line, with one bar per ratio.
     *
     * @param judgments the ratios
     * @param title description for readers who cannot see the plot
     */
    String svg(List<Optional<Judgment>> judgments, String title) {
        int bottom = LANE * judgments.size() + 2;
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg viewBox='0 0 ", WIDTH, " ", bottom + AXIS, "' role='img' aria-label='", Html.escaped(title));
        double left = x(1 / (1 + threshold));
        double width = x(1 + threshold) - left;
        add(svg, "'><rect class='band' x='", left, "' y='0' width='", width, "' height='", bottom, "'/>");
        tick(svg, 1 / end, "start", bottom);
        tick(svg, 1, "middle", bottom);
        tick(svg, end, "end", bottom);
        for (int i = 0; i < judgments.size(); i++) {
            int y = LANE * i + LANE / 2 + 1;
            judgments.get(i).ifPresent(judgment -> draw(svg, judgment, y));
        }
        return svg.append("</svg>").toString();
    }

    /** Draws a tick. The labels of the ends are aligned with the edges, so that they are not cut off. */
    private void tick(StringBuilder svg, double value, String anchor, int bottom) {
        line(svg, value == 1 ? "one" : "tick", x(value), 0, x(value), bottom);
        double x = anchor.equals("start") ? 0 : anchor.equals("end") ? WIDTH : x(value);
        add(svg, "<text class='axis ", anchor, "' x='", x, "' y='", bottom + 11, "'>", label(value), "</text>");
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
            line(svg, "interval " + kind, x(interval.low()), y, x(interval.high()), y);
            end(svg, kind, interval.low(), y);
            end(svg, kind, interval.high(), y);
        }
        double ratio = judgment.ratio().getAsDouble();
        if (isBeyond(ratio)) {
            arrow(svg, kind, ratio > 1, y);
        } else {
            add(svg, "<circle class='", kind, "' cx='", x(ratio), "' cy='", y, "' r='3.5'/>");
        }
    }

    private boolean isBeyond(double ratio) {
        return !(ratio >= 1 / end && ratio <= end);
    }

    private void end(StringBuilder svg, String kind, double ratio, int y) {
        if (isBeyond(ratio)) {
            arrow(svg, kind, ratio > 1, y);
        } else {
            line(svg, "interval " + kind, x(ratio), y - 4, x(ratio), y + 4);
        }
    }

    private void arrow(StringBuilder svg, String kind, boolean right, int y) {
        double tip = right ? WIDTH - 1 : 1;
        double back = right ? tip - 8 : tip + 8;
        add(
                svg,
                "<polygon class='arrow ",
                kind,
                "' points='",
                tip,
                ",",
                y,
                " ",
                back,
                ",",
                y - 5,
                " ",
                back,
                ",",
                y + 5);
        svg.append("'/>");
    }

    private static void line(StringBuilder svg, String kind, double x1, int y1, double x2, int y2) {
        add(svg, "<line class='", kind, "' x1='", x1, "' y1='", y1, "' x2='", x2, "' y2='", y2, "'/>");
    }

    private double x(double ratio) {
        double inside = ratio > 0 ? Math.min(end, Math.max(1 / end, ratio)) : 1 / end;
        return MARGIN + (WIDTH - 2 * MARGIN) * (Math.log(inside) / Math.log(end) + 1) / 2;
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
