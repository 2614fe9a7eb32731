package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;
import static lanewise.kernels.conformance.FaultKind.RESULT;
import static lanewise.kernels.conformance.FaultKind.SIZES;
import static lanewise.kernels.conformance.FaultKind.VALUES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;
import static lanewise.kernels.conformance.operands.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.operands.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.operands.Operands.Layout.TRANSPOSED;
import static lanewise.kernels.conformance.operands.Values.SPECIAL;
import static lanewise.kernels.conformance.operands.Values.WIDE;

import java.util.List;
import java.util.SplittableRandom;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.conformance.operands.Operands.Layout;
import lanewise.kernels.conformance.operands.Values;

/** Cases of products of floats, with a bias and without. */
final class FloatProductCases {

    /** Numbers of rows around those of usual tiles. */
    static final int[] ROWS = {0, 1, 4, 5, 6, 9, 10, 11, 26};

    private static final int[] DEPTHS = {0, 1, 2, 17, 65};

    /** m, k, n of products that reach past the blocks of blocked implementations, and that are split among threads. */
    private static final int[][] LARGE = {
        {3, 2100, 5}, {11, 513, 33}, {10, 1025, 49}, {250, 33, 40}, {2, 3, 4200}, {130, 70, 130}, {20, 600, 300}
    };

    /** Large in all three dimensions, as mini-batches and full batches of usual networks have them. */
    private static final int[][] LARGEST = {
        {251, 251, 251},
        {300, 300, 500},
        {130, 800, 260},
        {800, 784, 256},
        {800, 256, 784},
        {257, 2200, 520},
        {10, 41_000, 10},
        {10, 10, 41_000},
        {128, 10, 41_000},
        {10, 41_000, 128},
        {64, 100, 41_000},
        {100, 41_000, 64},
        {128, 64, 10_000},
        {1, 300, 70_001},
        {1, 70_001, 300}
    };

    /** The reference reads transposed matrices slowly. */
    private static final long LARGEST_QUICK = 1_000_000;

    private static final int[] SIDES = {17, 65, 131, 257, 520, 1030, 2060, 4100};

    private static final long LARGEST_SIDES = 600_000;

    private final Cases cases;

    FloatProductCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        boolean quick = !cases.effort().atLeast(Effort.STANDARD);
        for (int m : ROWS) {
            for (int k : DEPTHS) {
                for (int n : quick && m > 1 && m < 10 ? Cases.FEW_COLS : Cases.COLS) {
                    product(RESULT, m, k, n, PACKED, PACKED, WIDE);
                }
            }
        }
        layouts(quick);
        for (int[] mkn : LARGE) {
            product(SIZES, mkn[0], mkn[1], mkn[2], GAPS, PACKED, WIDE);
            if (!quick || (long) mkn[0] * mkn[1] * mkn[2] < LARGEST_QUICK) {
                product(SIZES, mkn[0], mkn[1], mkn[2], TRANSPOSED, TRANSPOSED, WIDE);
            }
        }
        factors();
        strides();
        aliases();
        if (!quick) {
            sizes();
        }
    }

    private void layouts(boolean quick) {
        for (Layout a : Layout.values()) {
            for (Layout b : Layout.values()) {
                if (!quick || a == b || a == PACKED || b == PACKED) {
                    product(VIEWS, 11, 17, 33, a, b, WIDE);
                }
                if (!quick || a == b) {
                    product(VIEWS, 26, 70, 70, a, b, WIDE);
                    product(VIEWS, 1, 9, 40, a, b, WIDE);
                    product(VIEWS, 9, 9, 1, a, b, WIDE);
                }
            }
        }
        cases.add(
                VALUES,
                Call.AFFINE_FLOATS,
                shape(11, 1, 33) + ", bias of -0, products that round to -0",
                11L * 33,
                (k, o) -> k.affine(
                        o.matrix(11, 1, PACKED, Values.TINY),
                        o.matrix(1, 33, PACKED, Values.TINY),
                        o.matrix(11, 1, PACKED, Values.ZEROS),
                        o.matrix(11, 33, GAPS, SPECIAL)));
        for (Values values : Values.values()) {
            for (Layout layout : new Layout[] {PACKED, TRANSPOSED}) {
                product(VALUES, 11, 17, 33, layout, layout, values);
                product(VALUES, 1, 17, 33, layout, layout, values);
                product(VALUES, 26, 70, 70, layout, layout, values);
            }
        }
    }

    private void sizes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int size = 0; size < Cases.EVERY_SIZE; size++) {
            product(SIZES, size, 7, 19, PACKED, PACKED, WIDE);
            product(SIZES, 7, size, 19, PACKED, PACKED, WIDE);
            product(SIZES, 7, 5, size, PACKED, PACKED, WIDE);
            int other = random.nextInt(Cases.EVERY_SIZE);
            product(SIZES, size, 40, other, GAPS, PACKED, WIDE);
            product(SIZES, other, size, 48, PACKED, TRANSPOSED, WIDE);
        }
        for (int size : Cases.aroundPowers()) {
            multiply(SIZES, 3, size, 5, PACKED, PACKED, WIDE, 1f);
            multiply(SIZES, 3, 5, size, PACKED, PACKED, WIDE, 1f);
            multiply(SIZES, size, 3, 5, PACKED, PACKED, WIDE, 1f);
            affine(SIZES, 2, size, 18, PACKED, PACKED, WIDE);
            affine(SIZES, 2, 18, size, PACKED, PACKED, WIDE);
            affine(SIZES, size, 18, 2, PACKED, PACKED, WIDE);
        }
        for (int first : SIDES) {
            for (int second : SIDES) {
                if ((long) first * second <= LARGEST_SIDES) {
                    product(SIZES, first, second, 5, PACKED, PACKED, WIDE);
                    product(SIZES, first, 5, second, PACKED, PACKED, WIDE);
                    product(SIZES, 5, first, second, PACKED, PACKED, WIDE);
                }
            }
        }
        for (int[] mkn : LARGEST) {
            product(SIZES, mkn[0], mkn[1], mkn[2], PACKED, PACKED, WIDE);
            multiply(SIZES, mkn[0], mkn[1], mkn[2], PACKED, TRANSPOSED, WIDE, 0.01f);
        }
        for (int hidden : new int[] {10, 16, 32, 50, 64, 100, 128, 256, 512, 800}) {
            for (int batch : new int[] {1, 10, 32, 50, 64, 100, 128, 256, 512}) {
                affine(SIZES, 10, hidden, batch, PACKED, PACKED, Values.PLAIN);
                multiply(SIZES, hidden, 10, batch, TRANSPOSED, PACKED, Values.PLAIN, 1f);
                multiply(SIZES, 10, batch, hidden, PACKED, TRANSPOSED, Values.PLAIN, 1f / batch);
            }
        }
        for (int n = 0; n < 60; n++) {
            int m = (int) StrictMath.exp(random.nextDouble(7));
            int k = (int) StrictMath.exp(random.nextDouble(7.5));
            int cols = (int) StrictMath.exp(random.nextDouble(Math.min(8, StrictMath.log(5e6 / m / k))));
            product(SIZES, m, k, cols, Layout.values()[n % 4], Layout.values()[n / 4 % 4], WIDE);
        }
    }

    /** Products of -0, which a sum that begins with +0 hides. */
    private void minusZero() {
        for (int terms : new int[] {1, 2, 9}) {
            for (int m : new int[] {1, 5, 26}) {
                cases.add(
                        FaultKind.VALUES,
                        Call.MULTIPLY_FLOATS,
                        text(m, terms, 21, PACKED, PACKED, Values.PLAIN) + ", A all -0",
                        m * terms * 21L,
                        (k, o) -> k.multiply(
                                1f,
                                o.matrix(m, terms, PACKED, Values.MINUS_ZERO),
                                o.matrix(terms, 21, PACKED, Values.PLAIN),
                                o.matrix(m, 21, GAPS, SPECIAL)));
            }
        }
    }

    private void factors() {
        minusZero();
        for (int k : new int[] {3, 7, 10, 41, 49, 100}) {
            multiply(FACTORS, 5, k, 21, PACKED, PACKED, Values.PLAIN, 1f / k);
        }
        for (float alpha : Cases.FACTORS) {
            for (Values values : new Values[] {Values.PLAIN, SPECIAL, Values.TINY}) {
                for (int k : new int[] {0, 9}) {
                    multiply(FACTORS, 5, k, 21, PACKED, PACKED, values, alpha);
                }
                multiply(FACTORS, 1, 9, 37, PACKED, PACKED, values, alpha);
                multiply(FACTORS, 26, 70, 37, PACKED, TRANSPOSED, values, alpha);
            }
        }
    }

    /** Left operands whose strides are unusual: equal columns, and no columns at all. */
    private void strides() {
        for (int m : new int[] {5, 7, 26}) {
            cases.add(VIEWS, Call.MULTIPLY_FLOATS, shape(m, 9, 37) + ", A of equal columns", m * 9L * 37, (k, o) -> {
                Matrix column = o.matrix(1, m, PACKED, WIDE);
                Matrix a = new Matrix(column.data(), column.offset(), m, 9, 1, 0);
                k.multiply(0.3f, a, o.matrix(9, 37, PACKED, WIDE), o.matrix(m, 37, GAPS, SPECIAL));
            });
            cases.add(VIEWS, Call.MULTIPLY_FLOATS, shape(m, 0, 37) + ", A in a short array", m * 37L, (k, o) -> {
                Matrix column = o.matrix(1, m, PACKED, WIDE);
                Matrix a = new Matrix(column.data(), 0, m, 0, 1000, 1);
                k.multiply(0.3f, a, o.matrix(0, 37, PACKED, WIDE), o.matrix(m, 37, GAPS, SPECIAL));
            });
        }
    }

    private void aliases() {
        for (int n : new int[] {5, 37, 130}) {
            long size = (long) n * n * n;
            int[] square = {n, n};
            cases.add(VIEWS, Call.MULTIPLY_FLOATS, "A A, " + n + " x " + n, size, (k, o) -> {
                Matrix a = o.matrix(n, n, GAPS, WIDE);
                k.multiply(1f, a, a, o.matrix(n, n, PACKED, SPECIAL));
            });
            cases.add(VIEWS, Call.MULTIPLY_FLOATS, "A A', " + n + " x " + n, size, (k, o) -> {
                Matrix a = o.matrix(n, n, PACKED, WIDE);
                k.multiply(0.3f, a, a.transposed(), o.matrix(n, n, PACKED, SPECIAL));
            });
            cases.add(VIEWS, Call.AFFINE_FLOATS, "W = X, b a column of it, " + n + " x " + n, size, (k, o) -> {
                Matrix w = o.matrix(n, n, GAPS, WIDE);
                k.affine(w, w, w.cols(n - 1, n), o.matrix(n, n, PACKED, SPECIAL));
            });
            cases.add(VIEWS, Call.MULTIPLY_FLOATS, "overlapping A and B, " + n + " x " + n, size, (k, o) -> {
                Matrix both = o.matrix(n + 1, n, GAPS, WIDE);
                k.multiply(1f, both.rows(0, n), both.rows(1, n + 1), o.matrix(n, n, PACKED, SPECIAL));
            });
            cases.add(VIEWS, Call.MULTIPLY_FLOATS, "alternating rows of A and B, " + n + " x " + n, size, (k, o) -> {
                List<Matrix> both = o.alternatingRows(WIDE, n, n);
                k.multiply(1f, both.get(0), both.get(1), o.matrix(n, n, PACKED, SPECIAL));
            });
            for (int order = 0; order < 3; order++) {
                int first = order;
                String text = n + " x " + n + ", one array, matrix " + (order + 1) + " of 3 is C";
                cases.add(VIEWS, Call.MULTIPLY_FLOATS, text, size, (k, o) -> {
                    List<Matrix> all = o.inOneArray(WIDE, square, square, square);
                    k.multiply(1f, all.get((first + 1) % 3), all.get((first + 2) % 3), all.get(first));
                });
                cases.add(VIEWS, Call.AFFINE_FLOATS, text, size, (k, o) -> {
                    List<Matrix> all = o.inOneArray(WIDE, square, square, square, new int[] {n, 1});
                    k.affine(all.get((first + 1) % 3), all.get((first + 2) % 3), all.get(3), all.get(first));
                });
            }
        }
    }

    private void product(FaultKind kind, int m, int k, int n, Layout a, Layout b, Values values) {
        for (float alpha : kind == SIZES ? new float[] {1f} : new float[] {1f, -0.3f}) {
            multiply(kind, m, k, n, a, b, values, alpha);
        }
        affine(kind, m, k, n, a, b, values);
    }

    private void multiply(FaultKind kind, int m, int k, int n, Layout a, Layout b, Values values, float alpha) {
        cases.add(
                kind,
                Call.MULTIPLY_FLOATS,
                text(m, k, n, a, b, values) + ", alpha " + alpha,
                (long) m * k * n,
                (kernels, o) -> kernels.multiply(
                        alpha, o.matrix(m, k, a, values), o.matrix(k, n, b, values), o.matrix(m, n, GAPS, SPECIAL)));
    }

    private void affine(FaultKind kind, int m, int k, int n, Layout w, Layout x, Values values) {
        cases.add(
                kind,
                Call.AFFINE_FLOATS,
                text(m, k, n, w, x, values),
                (long) m * k * n,
                (kernels, o) -> kernels.affine(
                        o.matrix(m, k, w, values),
                        o.matrix(k, n, x, values),
                        o.matrix(m, 1, GAPS, values),
                        o.matrix(m, n, GAPS, SPECIAL)));
    }

    /** Returns the shapes m x k and k x n. */
    private static String shape(int m, int k, int n) {
        return "m " + m + ", k " + k + ", n " + n;
    }

    private static String text(int m, int k, int n, Layout a, Layout b, Values values) {
        return shape(m, k, n)
                + (a == PACKED ? "" : ", A" + a.words())
                + (b == PACKED ? "" : ", B" + b.words())
                + values.words();
    }
}
