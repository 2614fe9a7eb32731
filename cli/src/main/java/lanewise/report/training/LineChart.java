package lanewise.report.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import lanewise.html.Html;

/** A chart of curves over updates or epochs, as SVG. */
final class LineChart {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 220;
    private static final int LEFT = 46;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;

    /** The maximum number of points per curve; more would be closer together than a pixel. */
    private static final int MOST_POINTS = 400;

    /** Approximate number of grid lines. */
    private static final int LINES = 5;

    /** A point. It is not drawn if y is not finite. */
    record Point(double x, double y) {}

    /**
     * A curve.
     *
     * @param name name in the legend
     * @param kind CSS class of its style
     * @param points the points in ascending order of x
     */
    record Curve(String name, String kind, List<Point> points) {}

    private final String title;
    private final String horizontal;
    private final List<Curve> curves;
    private final DoubleFunction<String> labels;
    private final double low;
    private final double high;
    private final double step;
    private final double first;
    private final double last;

    /**
     * Creates a chart.
     *
     * @param title text alternative for screen readers
     * @param horizontal name of the x axis
     * @param curves the curves
     * @param floor lower limit of the start of the y axis
     * @param ceiling upper limit of the end of the y axis
     * @param labels formats the numbers of the y axis
     */
    LineChart(
            String title,
            String horizontal,
            List<Curve> curves,
            double floor,
            double ceiling,
            DoubleFunction<String> labels) {
        this.title = title;
        this.horizontal = horizontal;
        this.curves = curves;
        this.labels = labels;
        List<Point> points =
                curves.stream().flatMap(curve -> finite(curve).stream()).toList();
        double least = points.stream().mapToDouble(Point::y).min().orElse(0);
        double most = points.stream().mapToDouble(Point::y).max().orElse(1);
        step = step(Math.max(most - least, 1e-9));
        low = Math.max(floor, Math.floor(least / step) * step);
        double top = Math.min(ceiling, Math.ceil(most / step) * step);
        high = top > low ? top : low + step;
        first = points.stream().mapToDouble(Point::x).min().orElse(0);
        double end = points.stream().mapToDouble(Point::x).max().orElse(1);
        last = end > first ? end : first + 1;
    }

    /** Returns 1, 2 or 5 times a power of ten, so that a few steps cover the range. */
    private static double step(double range) {
        double power = Math.pow(10, Math.floor(Math.log10(range / LINES)));
        double digit = range / LINES / power;
        return (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power;
    }

    private static List<Point> finite(Curve curve) {
        return curve.points().stream()
                .filter(point -> Double.isFinite(point.y()))
                .toList();
    }

    /** Returns the chart as SVG. */
    String svg() {
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH,
                HEIGHT,
                Html.escaped(title));
        for (int n = 0; low + n * step <= high + step / 1000; n++) {
            double y = low + n * step;
            add(
                    svg,
                    "<line class=\"tick\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
                    LEFT,
                    y(y),
                    WIDTH - RIGHT,
                    y(y));
            add(svg, "<text class=\"vertical\" x=\"%d\" y=\"%.1f\">%s</text>\n", LEFT - 6, y(y) + 4, labels.apply(y));
        }
        double xStep = Math.max(1, step(last - first));
        for (double x = Math.ceil(first / xStep) * xStep; x <= last; x += xStep) {
            add(svg, "<text class=\"axis\" x=\"%.1f\" y=\"%d\">%,.0f</text>\n", x(x), HEIGHT - BOTTOM + 15, x);
        }
        add(
                svg,
                "<text class=\"axis\" x=\"%d\" y=\"%d\">%s</text>\n",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 4,
                Html.escaped(horizontal));
        curves.forEach(curve -> draw(svg, curve));
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, Curve curve) {
        List<Point> points = thinned(finite(curve));
        if (points.size() == 1) {
            Point only = points.get(0);
            add(
                    svg,
                    "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>\n",
                    curve.kind(),
                    x(only.x()),
                    y(only.y()));
            return;
        }
        StringBuilder path = new StringBuilder();
        points.forEach(point -> add(path, "%.1f,%.1f ", x(point.x()), y(point.y())));
        add(
                svg,
                "<polyline class=\"curve %s\" points=\"%s\"/>\n",
                curve.kind(),
                path.toString().strip());
    }

    /** Returns evenly spaced points with the first and the last one. */
    private static List<Point> thinned(List<Point> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        List<Point> thinned = new ArrayList<>();
        for (int n = 0; n < MOST_POINTS; n++) {
            thinned.add(points.get((int) ((long) n * (points.size() - 1) / (MOST_POINTS - 1))));
        }
        return thinned;
    }

    private double x(double x) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (x - first) / (last - first);
    }

    private double y(double y) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (Math.min(high, Math.max(low, y)) - low) / (high - low);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
