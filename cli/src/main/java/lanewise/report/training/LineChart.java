package lanewise.report.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lanewise.html.Html;

/**
 * A chart of curves over updates or epochs, as SVG, with a strip of the learning rate below it. Both share the x axis.
 * The values at a point are the {@code title} of a band around it, which browsers show without a script.
 */
final class LineChart {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 286;
    private static final int LEFT = 52;
    private static final int RIGHT = 12;

    /** First and last row of the curves. */
    private static final int TOP = 24;

    private static final int BOTTOM = 186;

    /** First and last row of the strip. */
    private static final int STRIP_TOP = 216;

    private static final int STRIP_BOTTOM = 246;

    /** Height of the strip in relation to the highest rate, so that a constant rate is not at its edge. */
    private static final double ABOVE_RATE = 1.2;

    /** The maximum number of points per curve; more would be closer together than a pixel. */
    private static final int MOST_POINTS = 400;

    /** The maximum number of bands with values; narrower ones would be hard to point at. */
    static final int MOST_BANDS = 100;

    private final StringBuilder svg = new StringBuilder();
    private final String horizontal;
    private final double[] xs;
    private final List<Curve> curves;
    private final Curve rate;
    private final Scale x;
    private final Scale y;
    private final Scale rates;

    /**
     * Creates a chart.
     *
     * @param horizontal name of the x axis
     * @param xs ascending places on the x axis
     * @param curves the curves, one value for each of {@code xs}
     * @param ceiling upper limit of the end of the y axis, which starts at 0 or above
     * @param rate the learning rates
     */
    LineChart(String horizontal, double[] xs, List<Curve> curves, double ceiling, Curve rate) {
        this.horizontal = horizontal;
        this.xs = xs;
        this.curves = curves;
        this.rate = rate;
        x = Scale.between(xs);
        y = Scale.of(curves.stream().flatMapToDouble(Curve::stream), 0, ceiling);
        double most = rate.stream().filter(Double::isFinite).max().orElse(0);
        double top = most > 0 ? most : 1;
        rates = new Scale(0, top * ABOVE_RATE, top);
    }

    /**
     * Returns the indices of at most a number of evenly spaced elements, with the first and the last one.
     *
     * @param count number of elements
     * @param most maximum number of indices, 2 or more
     */
    static int[] evenly(int count, int most) {
        return count <= most
                ? IntStream.range(0, count).toArray()
                : IntStream.range(0, most)
                        .map(n -> (int) ((long) n * (count - 1) / (most - 1)))
                        .toArray();
    }

    /**
     * Returns the chart as SVG.
     *
     * @param title text alternative for screen readers
     * @param vertical name of the y axis
     */
    String svg(String title, String vertical) {
        svg.setLength(0);
        add(
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH, HEIGHT, Html.escaped(title));
        text("start", 0, 12, vertical);
        for (double value : y.lines()) {
            line("tick", LEFT, y(value), WIDTH - RIGHT, y(value));
            text("vertical", LEFT - 6, y(value) + 4, curves.get(0).text().apply(value));
        }
        line("axis", LEFT, TOP, LEFT, BOTTOM);
        line("axis", LEFT, BOTTOM, WIDTH - RIGHT, BOTTOM);
        curves.forEach(curve -> draw(curve, y, TOP, BOTTOM));
        strip();
        int[] shown = evenly(xs.length, MOST_BANDS);
        for (int n = 0; n < shown.length; n++) {
            band(shown, n);
        }
        return svg.append("</svg>\n").toString();
    }

    /** Adds the learning rate and the x axis. */
    private void strip() {
        text("start", 0, STRIP_TOP - 10, rate.name());
        for (double value : rates.lines()) {
            double row = row(rates, value, STRIP_TOP, STRIP_BOTTOM);
            line("tick", LEFT, row, WIDTH - RIGHT, row);
            text("vertical", LEFT - 6, row + 4, rate.text().apply(value));
        }
        line("axis", LEFT, STRIP_TOP, LEFT, STRIP_BOTTOM);
        line("axis", LEFT, STRIP_BOTTOM, WIDTH - RIGHT, STRIP_BOTTOM);
        draw(rate, rates, STRIP_TOP, STRIP_BOTTOM);
        for (double value : x.lines()) {
            line("axis", x(value), STRIP_BOTTOM, x(value), STRIP_BOTTOM + 4);
            text("middle", x(value), STRIP_BOTTOM + 17, String.format(Locale.ROOT, "%,.0f", value));
        }
        text("middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, horizontal);
    }

    private void draw(Curve curve, Scale scale, int top, int bottom) {
        int[] points = IntStream.range(0, xs.length).filter(curve::has).toArray();
        if (points.length == 1) {
            dot(curve, points[0], scale, top, bottom);
            return;
        }
        StringBuilder path = new StringBuilder();
        for (int n : evenly(points.length, MOST_POINTS)) {
            int i = points[n];
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f,%.1f",
                    n == 0 ? "" : " ",
                    x(xs[i]),
                    row(scale, curve.values()[i], top, bottom)));
        }
        add("<polyline class=\"curve %s\" points=\"%s\"/>\n", curve.kind(), path);
    }

    private void dot(Curve curve, int i, Scale scale, int top, int bottom) {
        add(
                "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>",
                curve.kind(), x(xs[i]), row(scale, curve.values()[i], top, bottom));
    }

    /** Adds a band that shows the values at a point, and marks them while the pointer is on it. */
    private void band(int[] shown, int n) {
        int i = shown[n];
        double from = n == 0 ? LEFT : (x(xs[shown[n - 1]]) + x(xs[i])) / 2;
        double to = n == shown.length - 1 ? WIDTH - RIGHT : (x(xs[i]) + x(xs[shown[n + 1]])) / 2;
        add("<g class=\"at\"><title>%s %s", horizontal, Markup.count(xs[i]));
        for (Curve curve : curves) {
            if (curve.has(i)) {
                add("\n%s %s", curve.name(), curve.text().apply(curve.values()[i]));
            }
        }
        add("\n%s %s</title>", rate.name(), rate.text().apply(rate.values()[i]));
        add(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                from, TOP, Math.max(1, to - from), STRIP_BOTTOM - TOP);
        line("guide", x(xs[i]), TOP, x(xs[i]), STRIP_BOTTOM);
        for (Curve curve : curves) {
            if (curve.has(i)) {
                dot(curve, i, y, TOP, BOTTOM);
            }
        }
        dot(rate, i, rates, STRIP_TOP, STRIP_BOTTOM);
        svg.append("</g>\n");
    }

    private double x(double value) {
        return LEFT + (WIDTH - LEFT - RIGHT) * x.place(value);
    }

    private double y(double value) {
        return row(y, value, TOP, BOTTOM);
    }

    private static double row(Scale scale, double value, int top, int bottom) {
        return bottom - (bottom - top) * scale.place(value);
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, x1, y1, x2, y2);
    }

    private void text(String kind, double x, double y, String text) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", kind, x, y, Html.escaped(text));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
