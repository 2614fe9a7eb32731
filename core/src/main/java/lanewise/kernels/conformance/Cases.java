package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.Operands.Layout.TRANSPOSED;
import static lanewise.kernels.conformance.Operands.Values.PLAIN;
import static lanewise.kernels.conformance.Operands.Values.SPECIAL;
import static lanewise.kernels.conformance.Operands.Values.WIDE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.conformance.Operands.Layout;
import lanewise.kernels.conformance.Operands.Values;

/** The cases that an implementation is tried on: every operation over a grid of sizes, layouts, values and aliases. */
final class Cases {

    /** Runs an operation on operands that it makes. */
    interface Run {
        void run(Kernels k, Operands operands);
    }

    /** One call of an operation, with a size by which the smallest failing case is found. */
    record Case(String description, long size, Run run) {}

    /** Around the numbers of lanes, 4, 8 and 16, and of small multiples of them. */
    private static final int[] COLS = {0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 70, 103};

    /** Around the rows of usual tiles. */
    private static final int[] ROWS = {0, 1, 4, 5, 6, 9, 10, 11, 26};

    private static final int[] DEPTHS = {0, 1, 2, 17, 65};

    /** m, k, n of products that reach past the blocks of blocked implementations, and that threads share. */
    private static final int[][] LARGE = {{3, 2100, 5}, {11, 513, 33}, {10, 1025, 49}, {250, 33, 40}, {2, 3, 4200}, {130, 70, 130}};

    private final Map<String, List<Case>> byOperation = new LinkedHashMap<>();

    private Cases() {}

    /** All cases, by operation, in the order of the interface. */
    static Map<String, List<Case>> all() {
        Cases cases = new Cases();
        cases.products();
        cases.pixelProducts();
        cases.elementWise();
        cases.rowSums();
        return cases.byOperation;
    }

    private void add(String operation, String description, long size, Run run) {
        byOperation.computeIfAbsent(operation, o -> new ArrayList<>()).add(new Case(description, size, run));
    }

    private void products() {
        for (int m : ROWS) {
            for (int k : DEPTHS) {
                for (int n : COLS) {
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
        String shape = "(" + m + "," + k + "," + n + ")" + layouts(a, b) + values(values);
        long size = (long) m * k * n;
        for (float alpha : new float[] {1f, -0.3f}) {
            add("multiply (floats)", shape + ", alpha " + alpha, size, (kernels, o) -> kernels.multiply(
                    alpha, o.matrix(m, k, a, values), o.matrix(k, n, b, values), o.matrix(m, n, GAPS, SPECIAL)));
        }
        add("affine (floats)", shape, size, (kernels, o) -> kernels.affine(
                o.matrix(m, k, a, values), o.matrix(k, n, b, values), o.matrix(m, 1, GAPS, values),
                o.matrix(m, n, GAPS, SPECIAL)));
    }

    private void pixelProducts() {
        for (int m : ROWS) {
            for (int examples : COLS) {
                pixelProduct(m, examples, 5, 6, PACKED);
            }
            pixelProduct(m, 20, 1, 33, TRANSPOSED);
        }
        pixelProduct(12, 33, 28, 28, GAPS);
        pixelProduct(10, 1100, 9, 10, TRANSPOSED);
        pixelProduct(26, 2050, 4, 4, PACKED);
        pixelProduct(3, 18, 40, 41, PACKED);
        pixelProduct(7, 4, 0, 0, PACKED);
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

    /** Results with contiguous columns. */
    private void byColumns(int m, int examples, int height, int width, Layout w) {
        int inputs = height * width;
        String shape = m + " units, " + examples + " examples of " + height + " x " + width + layouts(w, PACKED)
                + ", columns contiguous";
        long size = (long) m * examples * inputs;
        add("affine (pixels)", shape, size, (kernels, o) -> kernels.affine(
                o.matrix(m, inputs, w, WIDE), o.pixels(examples, height, width), o.matrix(m, 1, GAPS, WIDE),
                o.matrix(m, examples, TRANSPOSED, SPECIAL)));
        add("multiply (pixels)", "some panels, " + shape, size, (kernels, o) -> {
            PixelMatrix whole = o.pixels(examples, height, width);
            int end = whole.endPanel();
            kernels.multiply(0.3f, o.matrix(m, inputs, w, WIDE), whole.panels(end / 3, end - end / 4),
                    o.matrix(m, examples, TRANSPOSED, SPECIAL));
        });
        add("multiply (pixels)", "transposed, " + shape, size, (kernels, o) -> kernels.multiply(
                -1f, o.matrix(m, examples, w, WIDE), o.pixels(examples, height, width).transposed(),
                o.matrix(m, inputs, TRANSPOSED, SPECIAL)));
    }

    private void pixelProduct(int m, int examples, int height, int width, Layout a) {
        int inputs = height * width;
        String shape = m + " units, " + examples + " examples of " + height + " x " + width + layouts(a, PACKED);
        long size = (long) m * examples * inputs;
        add("affine (pixels)", shape, size, (kernels, o) -> kernels.affine(
                o.matrix(m, inputs, a, WIDE), o.pixels(examples, height, width), o.matrix(m, 1, GAPS, WIDE),
                o.matrix(m, examples, GAPS, SPECIAL)));
        add("multiply (pixels)", shape, size, (kernels, o) -> kernels.multiply(
                0.7f, o.matrix(m, inputs, a, PLAIN), o.pixels(examples, height, width),
                o.matrix(m, examples, PACKED, SPECIAL)));
        add("multiply (pixels)", "transposed, " + shape, size, (kernels, o) -> kernels.multiply(
                -0.1f, o.matrix(m, examples, a, WIDE), o.pixels(examples, height, width).transposed(),
                o.matrix(m, inputs, GAPS, SPECIAL)));
        add("multiply (pixels)", "some panels of the transposed, " + shape, size, (kernels, o) -> {
            PixelMatrix whole = o.pixels(examples, height, width).transposed();
            int end = whole.endPanel();
            kernels.multiply(1f, o.matrix(m, examples, a, WIDE), whole.panels(end / 3, end - end / 4),
                    o.matrix(m, inputs, PACKED, SPECIAL));
        });
    }

    private void elementWise() {
        for (Values values : Values.values()) {
            for (int rows : new int[] {0, 1, 3, 10, 26}) {
                for (int cols : COLS) {
                    elementWise(rows, cols, values);
                }
            }
            elementWise(11, 5003, values);
        }
    }

    private void elementWise(int rows, int cols, Values values) {
        String shape = rows + " x " + cols + values(values);
        long size = (long) rows * cols;
        add("addBias", shape, size, (kernels, o) ->
                kernels.addBias(o.matrix(rows, 1, GAPS, values), o.matrix(rows, cols, GAPS, values)));
        add("relu", shape, size, (kernels, o) ->
                kernels.relu(o.matrix(rows, cols, GAPS, values), o.matrix(rows, cols, PACKED, values)));
        add("relu", shape + ", in place", size, (kernels, o) -> {
            Matrix z = o.matrix(rows, cols, GAPS, values);
            kernels.relu(z, z);
        });
        add("reluGradient", shape, size, (kernels, o) -> kernels.reluGradient(o.matrix(rows, cols, GAPS, values),
                o.matrix(rows, cols, PACKED, values), o.matrix(rows, cols, GAPS, values)));
        add("reluGradient", shape + ", into dA", size, (kernels, o) -> {
            Matrix dA = o.matrix(rows, cols, GAPS, values);
            kernels.reluGradient(o.matrix(rows, cols, GAPS, values), dA, dA);
        });
        add("reluGradient", shape + ", into Z", size, (kernels, o) -> {
            Matrix z = o.matrix(rows, cols, GAPS, values);
            kernels.reluGradient(z, o.matrix(rows, cols, GAPS, values), z);
        });
        add("softmax", shape, size, (kernels, o) -> kernels.softmax(
                scaled(o.matrix(rows, cols, GAPS, values)), o.matrix(rows, cols, PACKED, values)));
        add("softmax", shape + ", in place", size, (kernels, o) -> {
            Matrix z = o.matrix(rows, cols, PACKED, values);
            kernels.softmax(z, z);
        });
        if (rows > 0) {
            add("subtract", shape, size, (kernels, o) -> kernels.subtract(o.matrix(rows, cols, GAPS, values),
                    o.labels(rows, cols), o.matrix(rows, cols, PACKED, values)));
            add("subtract", shape + ", in place", size, (kernels, o) -> {
                Matrix a = o.matrix(rows, cols, GAPS, values);
                kernels.subtract(a, o.labels(rows, cols), a);
            });
        }
        add("addBias", shape + ", columns contiguous", size, (kernels, o) ->
                kernels.addBias(o.matrix(rows, 1, GAPS, values), o.matrix(rows, cols, TRANSPOSED, values)));
        add("softmax", shape + ", columns contiguous", size, (kernels, o) -> kernels.softmax(
                scaled(o.matrix(rows, cols, TRANSPOSED, values)), o.matrix(rows, cols, TRANSPOSED, values)));
        if (rows > 0) {
            add("subtract", shape + ", columns contiguous", size, (kernels, o) -> kernels.subtract(
                    o.matrix(rows, cols, TRANSPOSED, values), o.labels(rows, cols),
                    o.matrix(rows, cols, TRANSPOSED, values)));
        }
        add("addScaled", shape, size, (kernels, o) -> kernels.addScaled(
                -0.1f, o.matrix(rows, cols, GAPS, values), o.matrix(rows, cols, PACKED, values)));
    }

    /** Spreads plain values over the whole range of exp. */
    private static Matrix scaled(Matrix z) {
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < z.cols(); j++) {
                z.set(i, j, z.get(i, j) * 60f);
            }
        }
        return z;
    }

    private void rowSums() {
        for (Values values : Values.values()) {
            for (int rows : new int[] {0, 1, 10}) {
                for (int cols : COLS) {
                    rowSums(rows, cols, values);
                }
            }
            rowSums(11, 5003, values);
        }
    }

    private void rowSums(int rows, int cols, Values values) {
        add("rowSums", rows + " x " + cols + values(values), (long) rows * cols, (kernels, o) ->
                kernels.rowSums(0.3f, o.matrix(rows, cols, GAPS, values), o.matrix(rows, 1, GAPS, values)));
    }

    private static String layouts(Layout a, Layout b) {
        return (a == PACKED ? "" : ", A " + word(a)) + (b == PACKED ? "" : ", B " + word(b));
    }

    private static String word(Layout layout) {
        return layout == TRANSPOSED ? "transposed" : "with gaps";
    }

    private static String values(Values values) {
        return switch (values) {
            case PLAIN -> "";
            case WIDE -> ", magnitudes 2^-40 to 2^40";
            case SPECIAL -> ", special values";
        };
    }
}
