package lanewise.report.training;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A curve of a chart.
 *
 * @param name name in the legend, which is also the CSS class of its style
 * @param values one value per point of the x axis; a value that is not finite is not drawn
 * @param text formats a value
 */
record Curve(String name, double[] values, DoubleFunction<String> text) {

    /** Returns the values. */
    DoubleStream stream() {
        return Arrays.stream(values);
    }

    /** Returns the CSS class of the style of this curve. */
    String kind() {
        return name.replace(' ', '-');
    }

    /** Returns whether a value is drawn. */
    boolean has(int i) {
        return Double.isFinite(values[i]);
    }
}
