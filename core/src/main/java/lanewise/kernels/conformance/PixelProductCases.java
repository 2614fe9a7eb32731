package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.RESULT;
import static lanewise.kernels.conformance.FaultKind.SIZES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;
import static lanewise.kernels.conformance.operands.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.operands.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.operands.Operands.Layout.TRANSPOSED;
import static lanewise.kernels.conformance.operands.Values.PLAIN;
import static lanewise.kernels.conformance.operands.Values.SPECIAL;
import static lanewise.kernels.conformance.operands.Values.WIDE;

import lanewise.kernels.PixelMatrix;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.conformance.operands.Operands.Layout;
import lanewise.kernels.conformance.operands.PixelFill;
import lanewise.text.Text;

/** Cases of products with pixels, with a bias and without. */
final class PixelProductCases {

    /** Units of a layer in a mini-batch: around four and eight vectors of the usual lengths. */
    private static final int[] MANY_UNITS = {16, 33, 64, 67, 130};

    /** The scale of pixels if dropout drops a fifth of them. */
    private static final float OTHER_SCALE = PixelMatrix.SCALE / 0.8f;

    private static final int[] UNITS = {1, 10, 16, 32, 64, 100, 128, 256, 512, 800};

    private static final int[] BATCHES = {1, 10, 32, 64, 100, 128, 200, 256, 512, 1024};

    /** The maximum of units x examples of a mini-batch. */
    private static final int LARGEST_BATCH = 20_000;

    /** Units, examples, height and width: mini-batches of large networks, large images, and tests. */
    private static final int[][] LARGE = {
        {800, 256, 28, 28}, {512, 520, 28, 28}, {64, 128, 64, 64}, {128, 2_100, 28, 28}
    };

    /** Examples and pixels of each: both sides of 16 bits, signed and unsigned, and both numbers above 1,000. */
    private static final int[][] ONE_LONG = {
        {1, 32_800}, {2, 65_600}, {65_600, 1}, {41_064, 1}, {32_800, 2}, {1_001, 1_001}
    };

    /** The end of the name of a case in which X is a new matrix. */
    private static final String NO_SUCCESSOR = ", in a matrix that PixelMatrix.successor did not create";

    private final Cases cases;

    PixelProductCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        boolean quick = !cases.effort().atLeast(Effort.STANDARD);
        small(quick);
        new PixelVariantCases(cases).add();
        sizes(quick);
    }

    private void small(boolean quick) {
        for (int m : FloatProductCases.ROWS) {
            for (int examples : quick && m > 1 && m < 10 ? Cases.FEW_COLS : Cases.COLS) {
                all(RESULT, m, examples, 5, 6, PACKED);
            }
            all(RESULT, m, 20, 1, 33, TRANSPOSED);
        }
        all(RESULT, 12, 33, 28, 28, GAPS);
        all(RESULT, 128, 37, 28, 28, TRANSPOSED);
        all(RESULT, 3, 18, 40, 41, PACKED);
        all(RESULT, 7, 4, 0, 0, PACKED);
        for (int m : MANY_UNITS) {
            for (Layout a : new Layout[] {PACKED, GAPS, TRANSPOSED}) {
                all(RESULT, m, 37, 5, 6, a);
            }
            all(RESULT, m, 16, 1, 33, PACKED);
        }
        all(RESULT, 130, 0, 5, 6, PACKED);
        all(RESULT, 130, 1, 5, 6, PACKED);
        for (Layout w : new Layout[] {PACKED, TRANSPOSED}) {
            for (int m : FloatProductCases.ROWS) {
                for (int examples : new int[] {0, 1, 2, 17, 40}) {
                    byColumns(m, examples, 5, 6, w);
                }
            }
            byColumns(128, 19, 28, 28, w);
        }
    }

    private void sizes(boolean quick) {
        all(SIZES, 10, 1100, 9, 10, TRANSPOSED);
        all(SIZES, 26, 2050, 4, 4, PACKED);
        all(SIZES, 66, 1100, 5, 5, GAPS);
        byColumns(67, 700, 5, 7, PACKED);
        byColumns(67, 700, 5, 7, TRANSPOSED);
        affine(SIZES, 64, 100, 28, 28);
        multiply(SIZES, 64, 100, 28, 28);
        if (quick) {
            return;
        }
        for (int size = 0; size < Cases.EVERY_SIZE; size++) {
            for (int[] shape :
                    new int[][] {{size, 19, 5, 6}, {7, size, 5, 6}, {7, 19, 1, size}, {67 - size, size, 4, 9}}) {
                affine(SIZES, shape[0], shape[1], shape[2], shape[3]);
                multiply(SIZES, shape[0], shape[1], shape[2], shape[3]);
                upright(shape[0], shape[1], shape[2], shape[3]);
            }
        }
        for (int size : Cases.aroundPowers()) {
            for (int[] shape :
                    new int[][] {{3, size, 2, 3}, {size, 3, 2, 3}, {3, 5, 1, size}, {3, 5, 4, size / 4 + 1}}) {
                affine(SIZES, shape[0], shape[1], shape[2], shape[3]);
                multiply(SIZES, shape[0], shape[1], shape[2], shape[3]);
            }
        }
        for (int units : UNITS) {
            for (int batch : BATCHES) {
                if (units * batch <= LARGEST_BATCH) {
                    affine(SIZES, units, batch, 28, 28);
                    multiply(SIZES, units, batch, 28, 28);
                }
            }
        }
        for (int[] shape : ONE_LONG) {
            affine(SIZES, 1, shape[0], 1, shape[1]);
            multiply(SIZES, 1, shape[0], 1, shape[1]);
            upright(1, shape[0], 1, shape[1]);
        }
        for (int[] shape : LARGE) {
            affine(SIZES, shape[0], shape[1], shape[2], shape[3]);
            multiply(SIZES, shape[0], shape[1], shape[2], shape[3]);
        }
        byColumns(800, 100, 28, 28, TRANSPOSED);
        for (int examples : new int[] {2_051, 8_200, 41_000}) {
            affine(SIZES, 10, examples, 28, 28);
            multiply(SIZES, 10, examples, 28, 28);
            byColumns(10, Math.min(examples, 4_100), 28, 28, TRANSPOSED);
        }
        long size = 10L * 784 * 41_000;
        cases.add(SIZES, Call.AFFINE_PIXELS, "10 units, 41,000 examples of 28 x 28" + NO_SUCCESSOR, size, (k, o) -> {
            k.affine(
                    o.matrix(10, 784, PACKED, PLAIN),
                    o.allExamples(41_000, 28, 28),
                    o.matrix(10, 1, PACKED, PLAIN),
                    o.matrix(10, 41_000, PACKED, SPECIAL));
        });
        cases.add(
                SIZES,
                Call.MULTIPLY_PIXELS,
                "10 units, 41,000 examples of 28 x 28 transposed" + NO_SUCCESSOR,
                size,
                (k, o) -> k.multiply(
                        1f / 41_000,
                        o.matrix(10, 41_000, PACKED, PLAIN),
                        o.allExamples(41_000, 28, 28).transposed(),
                        o.matrix(10, 784, PACKED, SPECIAL)));
    }

    /** Adds a product with images and one with the transposed images. */
    private void multiply(FaultKind kind, int m, int examples, int height, int width) {
        String text = text(m, examples, height, width, PACKED) + ", transposed";
        cases.add(
                kind,
                Call.MULTIPLY_PIXELS,
                text,
                (long) m * examples * height * width,
                (k, o) -> k.multiply(
                        1f / Math.max(1, examples),
                        o.matrix(m, examples, PACKED, PLAIN),
                        o.pixels(examples, height, width).transposed(),
                        o.matrix(m, height * width, PACKED, SPECIAL)));
    }

    /** Adds a product with images, one per column. */
    private void upright(int m, int examples, int height, int width) {
        cases.add(
                SIZES,
                Call.MULTIPLY_PIXELS,
                text(m, examples, height, width, PACKED),
                (long) m * examples * height * width,
                (k, o) -> k.multiply(
                        1f,
                        o.matrix(m, height * width, PACKED, PLAIN),
                        o.pixels(examples, height, width),
                        o.matrix(m, examples, PACKED, SPECIAL)));
    }

    private void affine(FaultKind kind, int m, int examples, int height, int width) {
        cases.add(
                kind,
                Call.AFFINE_PIXELS,
                text(m, examples, height, width, PACKED),
                (long) m * examples * height * width,
                (k, o) -> k.affine(
                        o.matrix(m, height * width, PACKED, PLAIN),
                        o.pixels(examples, height, width),
                        o.matrix(m, 1, PACKED, PLAIN),
                        o.matrix(m, examples, PACKED, SPECIAL)));
    }

    /** Adds cases whose results have contiguous columns. */
    private void byColumns(int m, int examples, int height, int width, Layout w) {
        int inputs = height * width;
        String shape = text(m, examples, height, width, w) + ", columns contiguous";
        long size = (long) m * examples * inputs;
        FaultKind kind = size > 1_000_000 ? SIZES : VIEWS;
        cases.add(
                kind,
                Call.AFFINE_PIXELS,
                shape,
                size,
                (kernels, o) -> kernels.affine(
                        o.matrix(m, inputs, w, WIDE),
                        o.pixels(examples, height, width),
                        o.matrix(m, 1, GAPS, WIDE),
                        o.matrix(m, examples, TRANSPOSED, SPECIAL)));
        cases.add(kind, Call.MULTIPLY_PIXELS, "some columns, " + shape, size, (kernels, o) -> {
            PixelMatrix whole = o.pixels(examples, height, width);
            int end = whole.cols();
            kernels.multiply(
                    0.3f,
                    o.matrix(m, inputs, w, WIDE),
                    whole.part(end / 3, end - end / 4),
                    o.matrix(m, examples, TRANSPOSED, SPECIAL));
        });
        cases.add(
                kind,
                Call.MULTIPLY_PIXELS,
                "transposed, " + shape,
                size,
                (kernels, o) -> kernels.multiply(
                        -1f,
                        o.matrix(m, examples, w, WIDE),
                        o.pixels(examples, height, width).transposed(),
                        o.matrix(m, inputs, TRANSPOSED, SPECIAL)));
    }

    private void all(FaultKind kind, int m, int examples, int height, int width, Layout a) {
        int inputs = height * width;
        String shape = text(m, examples, height, width, a);
        long size = (long) m * examples * inputs;
        cases.add(
                kind,
                Call.AFFINE_PIXELS,
                shape,
                size,
                (kernels, o) -> kernels.affine(
                        o.matrix(m, inputs, a, WIDE),
                        o.pixels(examples, height, width),
                        o.matrix(m, 1, GAPS, WIDE),
                        o.matrix(m, examples, GAPS, SPECIAL)));
        cases.add(kind, Call.AFFINE_PIXELS, "another scale, some columns, " + shape, size, (kernels, o) -> {
            PixelMatrix whole = o.pixels(examples, height, width, OTHER_SCALE, PixelFill.DIGITS);
            int end = whole.cols();
            kernels.affine(
                    o.matrix(m, inputs, a, WIDE),
                    whole.part(end / 3, end - end / 4),
                    o.matrix(m, 1, GAPS, WIDE),
                    o.matrix(m, examples, GAPS, SPECIAL));
        });
        cases.add(
                kind,
                Call.AFFINE_PIXELS,
                "transposed, " + shape,
                size,
                (kernels, o) -> kernels.affine(
                        o.matrix(m, examples, a, WIDE),
                        o.pixels(examples, height, width).transposed(),
                        o.matrix(m, 1, GAPS, WIDE),
                        o.matrix(m, inputs, GAPS, SPECIAL)));
        cases.add(
                kind,
                Call.MULTIPLY_PIXELS,
                shape,
                size,
                (kernels, o) -> kernels.multiply(
                        0.7f,
                        o.matrix(m, inputs, a, PLAIN),
                        o.pixels(examples, height, width),
                        o.matrix(m, examples, PACKED, SPECIAL)));
        cases.add(
                kind,
                Call.MULTIPLY_PIXELS,
                "transposed, another scale, " + shape,
                size,
                (kernels, o) -> kernels.multiply(
                        -0.1f,
                        o.matrix(m, examples, a, WIDE),
                        o.pixels(examples, height, width, OTHER_SCALE, PixelFill.DIGITS)
                                .transposed(),
                        o.matrix(m, inputs, GAPS, SPECIAL)));
        cases.add(kind, Call.MULTIPLY_PIXELS, "some columns of the transposed, " + shape, size, (kernels, o) -> {
            PixelMatrix whole = o.pixels(examples, height, width).transposed();
            int end = whole.cols();
            kernels.multiply(
                    1f,
                    o.matrix(m, examples, a, WIDE),
                    whole.part(end / 3, end - end / 4),
                    o.matrix(m, inputs, PACKED, SPECIAL));
        });
    }

    private static String text(int m, int examples, int height, int width, Layout a) {
        return Text.count(m, "unit") + ", " + Text.count(examples, "example") + " of " + height + " x " + width
                + (a == PACKED ? "" : ", A" + a.words());
    }
}
