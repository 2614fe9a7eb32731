package lanewise.report.training;

import java.util.Arrays;
import lanewise.data.Examples;
import lanewise.kernels.Matrix;
import lanewise.network.Network;

/** The section with the weights of the first layer: one image per unit, all on the same color scale. */
final class WeightsSection {

    private static final int MOST_UNITS = 100;

    /** The maximum number of units that are visible at first. */
    private static final int MOST_AT_FIRST = 25;

    /** Width of the legend of the colors in pixels. */
    private static final int SCALE_WIDTH = 61;

    /** The maximum number of pixels of all images together, which limits the size of the page. */
    private static final int MOST_PIXELS = 200_000;

    /**
     * Fraction of the weights within the scale; the others get its end colors. A few large weights would otherwise
     * make all others pale.
     */
    private static final double WITHIN = 0.995;

    private final Markup out;
    private final Matrix W;
    private final boolean classes;
    private final Examples examples;

    WeightsSection(Markup out, Network network, Examples examples) {
        this.out = out;
        this.examples = examples;
        W = network.W(1);
        classes = network.depth() == 1;
    }

    void add() {
        int shown = Math.min(Math.min(W.rows(), MOST_UNITS), MOST_PIXELS / W.cols());
        if (examples.height() == 1 || shown == 0) {
            return;
        }
        double limit = limit(shown);
        out.element("h2", classes ? "Weights of each class" : "Weights of the first layer");
        if (shown < W.rows()) {
            out.element("p", "The first " + shown + " of " + Markup.number("%,d", W.rows()) + " units.");
        }
        units(0, Math.min(shown, MOST_AT_FIRST), limit);
        if (shown > MOST_AT_FIRST) {
            out.raw("<details>").element("summary", "More units: " + MOST_AT_FIRST + " to " + (shown - 1));
            units(MOST_AT_FIRST, shown, limit);
            out.raw("</details>\n");
        }
        scale(limit);
        out.note("Each image is a row of W1, one weight per pixel. Ink on red pixels increases the value of the unit."
                + " Ink on blue pixels decreases it. All images have the same scale. Visible strokes and spots"
                + " are patterns that the network has learned. Uniform noise has two causes: the pixels never have ink,"
                + " or the weights have changed very little since initialization.");
    }

    private void units(int from, int to, double limit) {
        out.raw("<div class=\"units\">\n");
        for (int unit = from; unit < to; unit++) {
            String name = classes ? "class " + examples.classes().labelOf(unit) : "unit " + unit;
            out.raw("<figure class=\"unit\"><img alt=\"weights of " + name + "\" src=\""
                    + PixelImage.diverging(row(unit), examples.height(), examples.width(), limit) + "\">");
            out.cell("figcaption", name).raw("</figure>\n");
        }
        out.raw("</div>\n");
    }

    /** The legend of the colors. */
    private void scale(double limit) {
        float[] values = new float[SCALE_WIDTH];
        for (int x = 0; x < SCALE_WIDTH; x++) {
            values[x] = 2f * x / (SCALE_WIDTH - 1) - 1;
        }
        out.raw("<p class=\"legend\">weight ")
                .raw(Markup.number("%.2g", -limit))
                .raw(" <img class=\"scale\" alt=\"blue through white to red\" src=\""
                        + PixelImage.diverging(values, 1, SCALE_WIDTH, 1) + "\"> ")
                .raw(Markup.number("%.2g", limit))
                .raw(" or beyond</p>\n");
    }

    private float[] row(int unit) {
        float[] values = new float[W.cols()];
        for (int j = 0; j < values.length; j++) {
            values[j] = W.get(unit, j);
        }
        return values;
    }

    private double limit(int units) {
        float[] magnitudes = new float[units * W.cols()];
        for (int unit = 0; unit < units; unit++) {
            for (int j = 0; j < W.cols(); j++) {
                magnitudes[unit * W.cols() + j] = Math.abs(W.get(unit, j));
            }
        }
        Arrays.sort(magnitudes);
        return magnitudes[(int) (WITHIN * (magnitudes.length - 1))];
    }
}
