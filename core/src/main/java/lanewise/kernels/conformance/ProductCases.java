package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.Operands.Layout.TRANSPOSED;
import static lanewise.kernels.conformance.Operands.Values.PLAIN;
import static lanewise.kernels.conformance.Operands.Values.SPECIAL;
import static lanewise.kernels.conformance.Operands.Values.WIDE;

import lanewise.kernels.PixelMatrix;
import lanewise.kernels.conformance.Operands.Layout;
import lanewise.kernels.conformance.Operands.Values;

/** Cases of products of floats and with pixels, with a bias and without. */
final class ProductCases {

    /** Numbers of rows around those of usual tiles. */
    private static final int[] ROWS = {0, 1, 4, 5, 6, 9, 10, 11, 26};

    /** Units of a layer in a mini-batch: around four and eight vectors of the usual lengths. */
    private static final int[] MANY_UNITS = {16, 33, 64, 67, 130};

    private static final int[] DEPTHS = {0, 1, 2, 17, 65};

    /** m, k, n of products that reach past the blocks of blocked implementations, and that are split among threads. */
    private static final int[][] LARGE = {
        {3, 2100, 5}, {11, 513, 33}, {10, 1025, 49}, {250, 33, 40}, {2, 3, 4200}, {130, 70, 130}
    };

    /** The scale of pixels if dropout drops a fifth of them. */
    private static final float OTHER_SCALE = PixelMatrix.SCALE / 0.8f;

    private final Cases cases;

    ProductCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        floatProducts();
        pixelProducts();
    }

    private void floatProducts() {
        for (int m : ROWS) {
            for (int k : DEPTHS) {
                for (int n : Cases.COLS) {
                    product(m, k, n, PACKED, PACKED, WIDE);
                }
            }
        }
        for (Layout a : Layout.values()) {
            for (Layout b : Layout.values()) {
                for (Values values : Values.values()) {
                    product(11, 17, 33, a, b, values);
                    product(26, 70, 70, a, b, values);
                }
            }
        }
        for (int[] mkn : LARGE) {
            product(mkn[0], mkn[1], mkn[2], GAPS, PACKED, WIDE);
            product(mkn[0], mkn[1], mkn[2], TRANSPOSED, TRANSPOSED, WIDE);
        }
    }

    private void product(int m, int k, int n, Layout a, Layout b, Values values) {
        String shape = "(" + m + "," + k + "," + n + ")" + layouts(a, b) + Cases.words(values);
        long size = (long) m * k * n;
        for (float alpha : new float[] {1f, -0.3f}) {
            cases.add(
                    "multiply (floats)",
                    shape + ", alpha " + alpha,
                    size,
                    (kernels, o) -> kernels.multiply(
                            alpha,
                            o.matrix(m, k, a, values),
                            o.matrix(k, n, b, values),
                            o.matrix(m, n, GAPS, SPECIAL)));
        }
        cases.add(
                "affine (floats)",
                shape,
                size,
                (kernels, o) -> kernels.affine(
                        o.matrix(m, k, a, values),
                        o.matrix(k, n, b, values),
                        o.matrix(m, 1, GAPS, values),
                        o.matrix(m, n, GAPS, SPECIAL)));
    }

    private void pixelProducts() {
        for (int m : ROWS) {
            for (int examples : Cases.COLS) {
                pixelProduct(m, examples, 5, 6, PACKED);
            }
            pixelProduct(m, 20, 1, 33, TRANSPOSED);
        }
        pixelProduct(12, 33, 28, 28, GAPS);
        pixelProduct(10, 1100, 9, 10, TRANSPOSED);
        pixelProduct(26, 2050, 4, 4, PACKED);
        pixelProduct(3, 18, 40, 41, PACKED);
        pixelProduct(7, 4, 0, 0, PACKED);
        for (int m : MANY_UNITS) {
            for (Layout a : Layout.values()) {
                pixelProduct(m, 37, 5, 6, a);
            }
            pixelProduct(m, 16, 1, 33, PACKED);
        }
        pixelProduct(130, 0, 5, 6, PACKED);
        pixelProduct(130, 1, 5, 6, PACKED);
        pixelProduct(66, 1100, 5, 5, GAPS);
        for (Layout w : new Layout[] {PACKED, TRANSPOSED}) {
            for (int m : ROWS) {
                for (int examples : new int[] {0, 1, 2, 17, 40}) {
                    byColumns(m, examples, 5, 6, w);
                }
            }
            byColumns(128, 19, 28, 28, w);
            byColumns(67, 700, 5, 7, w);
        }
    }

    /** Adds cases whose results have contiguous columns. */
    private void byColumns(int m, int examples, int height, int width, Layout w) {
        int inputs = height * width;
        String shape = m + " units, " + examples + " examples of " + height + " x " + width + layouts(w, PACKED)
                + ", columns contiguous";
        long size = (long) m * examples * inputs;
        cases.add(
                "affine (pixels)",
                shape,
                size,
                (kernels, o) -> kernels.affine(
                        o.matrix(m, inputs, w, WIDE),
                        o.pixels(examples, height, width),
                        o.matrix(m, 1, GAPS, WIDE),
                        o.matrix(m, examples, TRANSPOSED, SPECIAL)));
        cases.add("multiply (pixels)", "some columns, " + shape, size, (kernels, o) -> {
            PixelMatrix whole = o.pixels(examples, height, width);
            int end = whole.cols();
            kernels.multiply(
                    0.3f,
                    o.matrix(m, inputs, w, WIDE),
                    whole.part(end / 3, end - end / 4),
                    o.matrix(m, examples, TRANSPOSED, SPECIAL));
        });
        cases.add(
                "multiply (pixels)",
                "transposed, " + shape,
                size,
                (kernels, o) -> kernels.multiply(
                        -1f,
                        o.matrix(m, examples, w, WIDE),
                        o.pixels(examples, height, width).transposed(),
                        o.matrix(m, inputs, TRANSPOSED, SPECIAL)));
    }

    private void pixelProduct(int m, int examples, int height, int width, Layout a) {
        int inputs = height * width;
        String shape = m + " units, " + examples + " examples of " + height + " x " + width + layouts(a, PACKED);
        long size = (long) m * examples * inputs;
        cases.add(
                "affine (pixels)",
                shape,
                size,
                (kernels, o) -> kernels.affine(
                        o.matrix(m, inputs, a, WIDE),
                        o.pixels(examples, height, width),
                        o.matrix(m, 1, GAPS, WIDE),
                        o.matrix(m, examples, GAPS, SPECIAL)));
        cases.add("affine (pixels)", "another scale, some columns, " + shape, size, (kernels, o) -> {
            PixelMatrix whole = o.pixels(examples, height, width, OTHER_SCALE);
            int end = whole.cols();
            kernels.affine(
                    o.matrix(m, inputs, a, WIDE),
                    whole.part(end / 3, end - end / 4),
                    o.matrix(m, 1, GAPS, WIDE),
                    o.matrix(m, examples, GAPS, SPECIAL));
        });
        cases.add(
                "affine (pixels)",
                "transposed, " + shape,
                size,
                (kernels, o) -> kernels.affine(
                        o.matrix(m, examples, a, WIDE),
                                o.pixels(examples, height, width).transposed(),
                        o.matrix(m, 1, GAPS, WIDE), o.matrix(m, inputs, GAPS, SPECIAL)));
        cases.add(
                "multiply (pixels)",
                shape,
                size,
                (kernels, o) -> kernels.multiply(
                        0.7f,
                        o.matrix(m, inputs, a, PLAIN),
                        o.pixels(examples, height, width),
                        o.matrix(m, examples, PACKED, SPECIAL)));
        cases.add(
                "multiply (pixels)",
                "transposed, another scale, " + shape,
                size,
                (kernels, o) -> kernels.multiply(
                        -0.1f,
                        o.matrix(m, examples, a, WIDE),
                        o.pixels(examples, height, width, OTHER_SCALE).transposed(),
                        o.matrix(m, inputs, GAPS, SPECIAL)));
        cases.add("multiply (pixels)", "some columns of the transposed, " + shape, size, (kernels, o) -> {
            PixelMatrix whole = o.pixels(examples, height, width).transposed();
            int end = whole.cols();
            kernels.multiply(
                    1f,
                    o.matrix(m, examples, a, WIDE),
                    whole.part(end / 3, end - end / 4),
                    o.matrix(m, inputs, PACKED, SPECIAL));
        });
    }

    private static String layouts(Layout a, Layout b) {
        return (a == PACKED ? "" : ", A " + word(a)) + (b == PACKED ? "" : ", B " + word(b));
    }

    private static String word(Layout layout) {
        return layout == TRANSPOSED ? "transposed" : "with gaps";
    }
}
