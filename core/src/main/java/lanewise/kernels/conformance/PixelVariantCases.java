package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;
import static lanewise.kernels.conformance.FaultKind.STATE;
import static lanewise.kernels.conformance.FaultKind.VALUES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;
import static lanewise.kernels.conformance.operands.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.operands.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.operands.Operands.Layout.TRANSPOSED;
import static lanewise.kernels.conformance.operands.Values.PLAIN;
import static lanewise.kernels.conformance.operands.Values.SPECIAL;
import static lanewise.kernels.conformance.operands.Values.WIDE;

import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.conformance.operands.Operands.Layout;
import lanewise.kernels.conformance.operands.PixelFill;
import lanewise.kernels.conformance.operands.Values;
import lanewise.text.Text;

/** Cases of products with pixels: values of weights and pixels, factors, layouts of the weights, shared arrays. */
final class PixelVariantCases {

    private static final float[] SCALES = {1f, 0f, -1f, 1f / 256, PixelMatrix.SCALE / 0.8f, 1e-40f, 1e30f, -0.3f};

    private final Cases cases;

    PixelVariantCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        state();
        values();
        factors();
        views();
    }

    /** Two products with the same matrix of pixels. In between, the weights change in place, as in a training. */
    private void state() {
        for (int m : new int[] {2, 5, 37}) {
            String text = Text.count(m, "unit") + ", 21 examples of 4 x 5, twice, with other weights in the same array";
            for (Layout layout : new Layout[] {PACKED, TRANSPOSED}) {
                String order = text + (layout == TRANSPOSED ? ", columns contiguous" : "");
                cases.add(STATE, Call.AFFINE_PIXELS, order, m * 840L, (k, o) -> {
                    PixelMatrix x = o.pixels(21, 4, 5);
                    Matrix w = o.matrix(m, 20, layout, PLAIN);
                    Matrix b = o.matrix(m, 1, PACKED, PLAIN);
                    k.affine(w, x, b, o.matrix(m, 21, layout, SPECIAL));
                    change(w);
                    k.affine(w, x, b, o.matrix(m, 21, layout, SPECIAL));
                });
                cases.add(STATE, Call.MULTIPLY_PIXELS, order, m * 840L, (k, o) -> {
                    PixelMatrix x = o.pixels(21, 4, 5);
                    Matrix w = o.matrix(m, 20, layout, PLAIN);
                    k.multiply(0.3f, w, x, o.matrix(m, 21, layout, SPECIAL));
                    change(w);
                    k.multiply(0.3f, w, x, o.matrix(m, 21, layout, SPECIAL));
                });
            }
        }
    }

    private static void change(Matrix w) {
        for (int i = 0; i < w.rows(); i++) {
            for (int j = i % 3; j < w.cols(); j += 3) {
                w.set(i, j, w.get(i, j) + 0.5f);
            }
        }
    }

    /** Special weights are defined where no pixel is 0; finite ones everywhere. */
    private void values() {
        for (int m : new int[] {5, 33}) {
            cases.add(
                    VALUES,
                    Call.AFFINE_PIXELS,
                    Text.count(m, "unit") + ", bias of -0, products that round to -0",
                    m * 420L,
                    (k, o) -> k.affine(
                            o.matrix(m, 20, PACKED, Values.TINY),
                            o.pixels(21, 4, 5, 1e-30f, PixelFill.DIGITS),
                            o.matrix(m, 1, PACKED, Values.ZEROS),
                            o.matrix(m, 21, GAPS, SPECIAL)));
        }
        for (int m = 1; m < 9; m++) {
            int units = m;
            for (int inputs = 1; inputs < 9; inputs++) {
                int pixels = inputs;
                cases.add(
                        VALUES,
                        Call.AFFINE_PIXELS,
                        Text.count(m, "unit") + ", 1 example of 1 x " + pixels + PixelFill.FULL.words() + WIDE.words(),
                        (long) m * inputs,
                        (k, o) -> k.affine(
                                o.matrix(units, pixels, PACKED, WIDE),
                                o.pixels(1, 1, pixels, PixelMatrix.SCALE, PixelFill.FULL),
                                o.matrix(units, 1, PACKED, WIDE),
                                o.matrix(units, 1, PACKED, SPECIAL)));
                cases.add(
                        VALUES,
                        Call.MULTIPLY_PIXELS,
                        Text.count(m, "unit") + ", 3 examples of 1 x " + pixels + PixelFill.FULL.words() + WIDE.words(),
                        3L * m * inputs,
                        (k, o) -> k.multiply(
                                1f,
                                o.matrix(units, pixels, PACKED, WIDE),
                                o.pixels(3, 1, pixels, PixelMatrix.SCALE, PixelFill.FULL),
                                o.matrix(units, 3, PACKED, SPECIAL)));
            }
        }
        for (float scale : new float[] {0f, -0f, PixelMatrix.SCALE}) {
            cases.add(
                    VALUES,
                    Call.AFFINE_PIXELS,
                    "5 units, 21 examples of 4 x 5, scale " + scale + ", bias of -0",
                    5 * 420L,
                    (k, o) -> k.affine(
                            o.matrix(5, 20, PACKED, PLAIN),
                            o.pixels(21, 4, 5, scale, PixelFill.DIGITS),
                            o.matrix(5, 1, PACKED, Values.MINUS_ZERO),
                            o.matrix(5, 21, GAPS, SPECIAL)));
        }
        for (int m : new int[] {1, 5, 10, 33, 67}) {
            for (PixelFill fill : PixelFill.values()) {
                for (Values values : Values.values()) {
                    boolean finite = values != SPECIAL && values != Values.BITS;
                    if (finite || fill == PixelFill.DENSE || fill == PixelFill.FULL) {
                        values(m, fill, values);
                    }
                }
            }
        }
    }

    private void values(int m, PixelFill fill, Values values) {
        String text = Text.count(m, "unit") + ", 21 examples of 4 x 5" + fill.words() + values.words();
        long size = m * 21L * 20;
        for (Layout c : new Layout[] {GAPS, TRANSPOSED}) {
            String result = c == TRANSPOSED ? ", columns contiguous" : "";
            cases.add(
                    VALUES,
                    Call.AFFINE_PIXELS,
                    text + result,
                    size,
                    (k, o) -> k.affine(
                            o.matrix(m, 20, TRANSPOSED, values),
                            o.pixels(21, 4, 5, PixelMatrix.SCALE, fill),
                            o.matrix(m, 1, PACKED, values),
                            o.matrix(m, 21, c, SPECIAL)));
            cases.add(
                    VALUES,
                    Call.MULTIPLY_PIXELS,
                    text + ", transposed" + result,
                    size,
                    (k, o) -> k.multiply(
                            1f,
                            o.matrix(m, 21, PACKED, values),
                            o.pixels(21, 4, 5, PixelMatrix.SCALE, fill).transposed(),
                            o.matrix(m, 20, c, SPECIAL)));
        }
    }

    private void factors() {
        for (int m : new int[] {5, 37}) {
            for (Values values : new Values[] {PLAIN, Values.TINY}) {
                for (float alpha : Cases.FACTORS) {
                    factors(m, alpha, PixelMatrix.SCALE, values);
                }
                for (float scale : SCALES) {
                    factors(m, 1f, scale, values);
                    factors(m, -0.1f, scale, values);
                    factors(m, 1e-3f, scale, values);
                }
            }
        }
    }

    private void factors(int m, float alpha, float scale, Values values) {
        String text =
                Text.count(m, "unit") + ", 21 examples of 4 x 5, alpha " + alpha + ", scale " + scale + values.words();
        long size = m * 21L * 20;
        cases.add(
                FACTORS,
                Call.MULTIPLY_PIXELS,
                text,
                size,
                (k, o) -> k.multiply(
                        alpha,
                        o.matrix(m, 20, PACKED, values),
                        o.pixels(21, 4, 5, scale, PixelFill.DIGITS),
                        o.matrix(m, 21, GAPS, SPECIAL)));
        cases.add(
                FACTORS,
                Call.MULTIPLY_PIXELS,
                text + ", columns contiguous",
                size,
                (k, o) -> k.multiply(
                        alpha,
                        o.matrix(m, 20, TRANSPOSED, values),
                        o.pixels(21, 4, 5, scale, PixelFill.DIGITS),
                        o.matrix(m, 21, TRANSPOSED, SPECIAL)));
        if (alpha == 1f) {
            cases.add(
                    FACTORS,
                    Call.AFFINE_PIXELS,
                    text,
                    size,
                    (k, o) -> k.affine(
                            o.matrix(m, 20, PACKED, values),
                            o.pixels(21, 4, 5, scale, PixelFill.DIGITS),
                            o.matrix(m, 1, PACKED, values),
                            o.matrix(m, 21, GAPS, SPECIAL)));
        }
    }

    private void views() {
        for (Layout layout : Layout.values()) {
            for (int m : new int[] {1, 5, 33, 67}) {
                String text = Text.count(m, "unit") + ", 21 examples of 4 x 5, W" + layout.words();
                long size = m * 21L * 20;
                cases.add(
                        VIEWS,
                        Call.AFFINE_PIXELS,
                        text,
                        size,
                        (k, o) -> k.affine(
                                o.matrix(m, 20, layout, WIDE),
                                o.pixels(21, 4, 5),
                                o.matrix(m, 1, layout, WIDE),
                                o.matrix(m, 21, GAPS, SPECIAL)));
                cases.add(
                        VIEWS,
                        Call.MULTIPLY_PIXELS,
                        text + ", columns contiguous",
                        size,
                        (k, o) -> k.multiply(
                                0.3f,
                                o.matrix(m, 20, layout, WIDE),
                                o.pixels(21, 4, 5),
                                o.matrix(m, 21, TRANSPOSED, SPECIAL)));
                cases.add(
                        VIEWS,
                        Call.MULTIPLY_PIXELS,
                        text + ", transposed",
                        size,
                        (k, o) -> k.multiply(
                                0.3f,
                                o.matrix(m, 21, layout, WIDE),
                                o.pixels(21, 4, 5).transposed(),
                                o.matrix(m, 20, GAPS, SPECIAL)));
            }
        }
        for (int m : new int[] {5, 37}) {
            cases.add(VIEWS, Call.AFFINE_PIXELS, Text.count(m, "unit") + ", one array", m * 21L * 20, (k, o) -> {
                var all = o.inOneArray(WIDE, new int[] {m, 21}, new int[] {m, 20}, new int[] {m, 1});
                k.affine(all.get(1), o.pixels(21, 4, 5), all.get(2), all.get(0));
            });
            cases.add(VIEWS, Call.AFFINE_PIXELS, Text.count(m, "unit") + ", b a column of W", m * 21L * 20, (k, o) -> {
                Matrix w = o.matrix(m, 20, GAPS, WIDE);
                k.affine(w, o.pixels(21, 4, 5), w.cols(7, 8), o.matrix(m, 21, GAPS, SPECIAL));
            });
            cases.add(VIEWS, Call.MULTIPLY_PIXELS, Text.count(m, "unit") + ", one array", m * 21L * 20, (k, o) -> {
                var all = o.inOneArray(WIDE, new int[] {m, 20}, new int[] {m, 21});
                k.multiply(0.3f, all.get(0), o.pixels(21, 4, 5), all.get(1));
            });
        }
    }
}
