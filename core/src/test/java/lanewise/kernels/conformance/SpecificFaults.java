package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;
import static lanewise.kernels.conformance.FaultKind.FORM;
import static lanewise.kernels.conformance.FaultKind.RESULT;
import static lanewise.kernels.conformance.FaultKind.SIZES;
import static lanewise.kernels.conformance.FaultKind.STATE;
import static lanewise.kernels.conformance.FaultKind.VALUES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Exp;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.RangeRunner;
import lanewise.kernels.conformance.calls.Call;

/** Faults that only one operation can have. */
final class SpecificFaults {

    private final List<Fault> faults = new ArrayList<>();

    private SpecificFaults() {}

    static List<Fault> all() {
        SpecificFaults specific = new SpecificFaults();
        specific.products();
        specific.factors();
        specific.activations();
        specific.form();
        specific.layouts();
        return specific.faults;
    }

    private void add(FaultKind kind, String operation, String what, Supplier<Kernels> kernels) {
        faults.add(new Fault(kind, operation, what, kernels));
    }

    private void add(String operation, FaultKind kind, String what, FaultyKernels.Plant plant) {
        add(kind, operation, what, () -> new FaultyKernels(operation, plant));
    }

    private interface Condition {
        boolean isTrue(int m, int k, int n);
    }

    private void product(String what, String operation, Condition condition) {
        add(operation, SIZES, what, (call, right) -> {
            call.on(right);
            if (condition.isTrue(call.result().rows(), call.matrix(0).cols(), call.divisibleColumns())) {
                FaultyKernels.spoil(call);
            }
        });
    }

    private void products() {
        for (String floats : List.of(Call.MULTIPLY_FLOATS, Call.AFFINE_FLOATS)) {
            product("depth over 2,100", floats, (m, k, n) -> k > 2_100);
            product("depth over 128 and rows over 16", floats, (m, k, n) -> k > 128 && m > 16);
            product(
                    "rows over 100, depth over 200, columns over 200",
                    floats,
                    (m, k, n) -> m > 100 && k > 200 && n > 200);
            product("depth over 65,536", floats, (m, k, n) -> k > 65_536);
        }
        product(
                "depth of 41,000 and few rows and columns",
                Call.MULTIPLY_FLOATS,
                (m, k, n) -> k > 40_000 && m >= 10 && n >= 10);
        for (String pixels : List.of(Call.MULTIPLY_PIXELS, Call.AFFINE_PIXELS)) {
            product(
                    "more than 2,050 examples of 784 pixels",
                    pixels,
                    (m, k, n) -> Math.max(k, n) > 2_050 && Math.min(k, n) == 784);
            product(
                    "64 units, 784 inputs, 100 examples",
                    pixels,
                    (m, k, n) -> m == 64 && Math.max(k, n) == 784 && Math.min(k, n) == 100);
            product("more than 500 units of 784 inputs", pixels, (m, k, n) -> m > 500 && Math.max(k, n) == 784);
            product(
                    "41,000 examples of 784 pixels",
                    pixels,
                    (m, k, n) -> Math.max(k, n) >= 41_000 && Math.min(k, n) == 784);
        }
        add(STATE, Call.AFFINE_PIXELS, "keeps pixels by the identity of their array", KeepsPixels::new);
        add(STATE, Call.MULTIPLY_PIXELS, "keeps pixels by the identity of their array", KeepsPixels::new);
        add(Call.AFFINE_PIXELS, VALUES, "leaves out the bias of a blank example", (call, right) -> {
            call.on(right);
            PixelMatrix x = call.pixels();
            for (int j : x.coveredColumns()) {
                int ink = 0;
                for (int p = 0; p < x.rows(); p++) {
                    ink |= x.get(p, j);
                }
                for (int i = 0; ink == 0 && x.rows() > 0 && i < call.result().rows(); i++) {
                    call.result().set(i, j, 0f);
                }
            }
        });
        add(Call.AFFINE_FLOATS, RESULT, "begins with the bias", (call, right) -> {
            Matrix z = call.result();
            for (int i = 0; i < z.rows(); i++) {
                for (int j = 0; j < z.cols(); j++) {
                    float sum = call.matrix(2).get(i, 0);
                    for (int p = 0; p < call.matrix(0).cols(); p++) {
                        sum = Math.fma(call.matrix(0).get(i, p), call.matrix(1).get(p, j), sum);
                    }
                    z.set(i, j, sum);
                }
            }
        });
        add(Call.AFFINE_FLOATS, VIEWS, "takes the bias for contiguous", (call, right) -> {
            Matrix b = call.matrix(2);
            List<Matrix> matrices = new ArrayList<>();
            for (int n = 0; n < call.arguments().size(); n++) {
                matrices.add(
                        n == 2
                                ? new Matrix(b.data(), b.offset(), b.rows(), 1, Math.min(1, b.rowStride()), 1)
                                : call.matrix(n));
            }
            call.with(matrices).on(right);
        });
    }

    /** Reads the pixels that an array held when it came first. */
    private static final class KeepsPixels extends Wrong {
        private byte[] array;
        private byte[] kept;

        private PixelMatrix kept(PixelMatrix b) {
            if (b.pixels() != array) {
                array = b.pixels();
                kept = array.clone();
            }
            boolean upright = b.examplesAsColumns();
            int examples = upright ? b.cols() : b.rows();
            int inputs = upright ? b.rows() : b.cols();
            PixelMatrix old = PixelMatrix.ofExamples(kept, b.exampleStart(0), examples, 1, inputs, b.scale());
            // Only whole matrices, for which the order of the columns does not matter.
            return b.isWhole() ? upright ? old : old.transposed() : b;
        }

        @Override
        public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
            super.multiply(alpha, a, kept(b), c);
        }

        @Override
        public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
            super.affine(w, kept(x), b, z);
        }
    }

    private interface Update {
        float of(float alpha, float x, float beta, float y);
    }

    private void factors() {
        addScaled("beta 0 overwrites", (a, x, b, y) -> b == 0f ? a * x : Math.fma(a, x, b * y));
        addScaled("alpha 0 leaves out", (a, x, b, y) -> a == 0f ? b * y : Math.fma(a, x, b * y));
        addScaled("alpha 1 adds rounded", (a, x, b, y) -> a == 1f ? x * 1.0000001f + b * y : Math.fma(a, x, b * y));
        addScaled("beta above 1", (a, x, b, y) -> Math.fma(a, x, Math.min(b, 1f) * y));
        addScaled("beta -1", (a, x, b, y) -> b == -1f ? Math.fma(a, x, y) : Math.fma(a, x, b * y));
        addScaled("subnormal alpha is 0", (a, x, b, y) -> Math.fma(Math.abs(a) < Float.MIN_NORMAL ? 0f : a, x, b * y));
        addScaled("alpha and beta as a mean", (a, x, b, y) -> a == 1f - b ? y + a * (x - y) : Math.fma(a, x, b * y));
        add(FACTORS, "scale", "alpha 0 clears", () -> new Wrong() {
            @Override
            public void scale(float alpha, Matrix y) {
                for (int i = 0; i < y.rows(); i++) {
                    for (int j = 0; j < y.cols(); j++) {
                        y.set(i, j, alpha == 0f ? 0f : alpha * y.get(i, j));
                    }
                }
            }
        });
        add(FACTORS, "addScaledQuotients", "epsilon inside the root where it is large", () -> new Wrong() {
            @Override
            public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
                if (epsilon <= 1e-3f) {
                    super.addScaledQuotients(alpha, x, v, epsilon, y);
                    return;
                }
                for (int i = 0; i < y.rows(); i++) {
                    for (int j = 0; j < y.cols(); j++) {
                        float quotient = x.get(i, j) / (float) Math.sqrt(v.get(i, j) + epsilon * epsilon);
                        y.set(i, j, Math.fma(alpha, quotient, y.get(i, j)));
                    }
                }
            }
        });
        add(FACTORS, "addScaledQuotients", "epsilon of 0 becomes 1e-8", () -> new Wrong() {
            @Override
            public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
                super.addScaledQuotients(alpha, x, v, epsilon == 0f ? 1e-8f : epsilon, y);
            }
        });
        add(FACTORS, "subtract", "smoothing above 0.1", () -> new Wrong() {
            @Override
            public void subtract(Matrix a, OneHot y, Matrix dZ) {
                super.subtract(a, y.off() * y.classes() > 0.1001f ? y.smoothed(0.1f) : y, dZ);
            }
        });
        add(FACTORS, Call.MULTIPLY_FLOATS, "alpha of 0 clears", () -> new Wrong() {
            @Override
            public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                super.multiply(alpha, a, b, c);
                for (int i = 0; alpha == 0f && i < c.rows(); i++) {
                    for (int j = 0; j < c.cols(); j++) {
                        c.set(i, j, 0f);
                    }
                }
            }
        });
        add(FACTORS, Call.MULTIPLY_FLOATS, "alpha before the sum where it is no power of two", () -> new Wrong() {
            @Override
            public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                Matrix scaled = Matrix.zeros(a.rows(), a.cols());
                super.addScaled(alpha, a, 0f, scaled);
                super.multiply(1f, scaled, b, c);
            }
        });
        add(FACTORS, Call.MULTIPLY_PIXELS, "scale after alpha", () -> new Wrong() {
            @Override
            public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
                Matrix whole = Matrix.zeros(c.rows(), c.cols());
                super.multiply(1f, a, b, whole);
                for (int j : b.coveredColumns()) {
                    for (int i = 0; i < c.rows(); i++) {
                        c.set(i, j, alpha * whole.get(i, j));
                    }
                }
            }
        });
        add(FACTORS, "rowSums", "alpha of -1 leaves an empty sum +0", () -> new Wrong() {
            @Override
            public void rowSums(float alpha, Matrix x, Matrix sums) {
                super.rowSums(alpha, x, sums);
                for (int i = 0; x.cols() == 0 && i < x.rows(); i++) {
                    sums.set(i, 0, 0f);
                }
            }
        });
        add(FACTORS, "rowDots", "alpha of 0 clears", () -> new Wrong() {
            @Override
            public void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
                super.rowDots(alpha, x, y, sums);
                for (int i = 0; alpha == 0f && i < x.rows(); i++) {
                    sums.set(i, 0, 0f);
                }
            }
        });
        for (float rate : new float[] {0f, 0.25f, 0.5f, 0.75f}) {
            add(FACTORS, "dropout", "another threshold for the rate " + rate, () -> new Wrong() {
                @Override
                public void dropout(DropoutMask m, Matrix x, Matrix y) {
                    int more = m.threshold() == Math.round(rate * 0x1p24f) ? 1 << 20 : 0;
                    super.dropout(
                            new DropoutMask(
                                    m.key0(),
                                    m.key1(),
                                    m.threshold() + more,
                                    m.scale(),
                                    m.origin(),
                                    m.stride(),
                                    m.rows(),
                                    m.cols()),
                            x,
                            y);
                }
            });
        }
    }

    private void addScaled(String what, Update update) {
        add(FACTORS, "addScaled", what, () -> new Wrong() {
            @Override
            public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
                for (int i = 0; i < y.rows(); i++) {
                    for (int j = 0; j < y.cols(); j++) {
                        y.set(i, j, update.of(alpha, x.get(i, j), beta, y.get(i, j)));
                    }
                }
            }
        });
    }

    private interface Function {
        float of(float z);
    }

    private void activation(Activation f, String what, Function function) {
        add(VALUES, "activate", f.label() + ": " + what, () -> new Wrong() {
            @Override
            public void activate(Activation g, Matrix z, Matrix a) {
                if (g != f) {
                    super.activate(g, z, a);
                    return;
                }
                for (int i = 0; i < a.rows(); i++) {
                    for (int j = 0; j < a.cols(); j++) {
                        a.set(i, j, function.of(z.get(i, j)));
                    }
                }
            }
        });
    }

    private void activations() {
        activation(Activation.RELU, "NaN becomes 0", z -> z > 0f ? z : 0f);
        activation(Activation.LEAKY_RELU, "rounds the slope", z -> z > 0f ? z : z / 100f);
        activation(Activation.TANH, "1 from 8 on", z -> z > 8f ? 1f : Activation.TANH.of(z));
        activation(Activation.SIGMOID, "0 below -80", z -> z < -80f ? 0f : Activation.SIGMOID.of(z));
        activation(
                Activation.TANH,
                "off by one bit in a narrow range",
                z -> z > 0.3f && z < 0.301f ? Math.nextUp(Activation.TANH.of(z)) : Activation.TANH.of(z));
        add("softmax", VALUES, "NaN in the first row is overlooked", (call, right) -> {
            Matrix z = call.matrix(0);
            Matrix copy = Matrix.zeros(z.rows(), z.cols());
            for (int i = 0; i < z.rows(); i++) {
                for (int j = 0; j < z.cols(); j++) {
                    float value = z.get(i, j);
                    copy.set(i, j, i == 0 && Float.isNaN(value) && z.rows() > 1 ? Float.NEGATIVE_INFINITY : value);
                }
            }
            call.with(List.of(copy, call.result())).on(right);
        });
        add("softmax", RESULT, "does not subtract the maximum where it is small", (call, right) -> {
            Matrix z = call.matrix(0);
            Matrix before = Matrix.zeros(z.rows(), z.cols());
            for (int i = 0; i < z.rows(); i++) {
                for (int j = 0; j < z.cols(); j++) {
                    before.set(i, j, z.get(i, j));
                }
            }
            call.on(right);
            for (int j = 0; j < z.cols(); j++) {
                float sum = 0f;
                boolean small = true;
                for (int i = 0; i < z.rows(); i++) {
                    small &= Math.abs(before.get(i, j)) < 1f;
                    sum += Exp.exp(before.get(i, j));
                }
                for (int i = 0; small && i < z.rows(); i++) {
                    call.result().set(i, j, Exp.exp(before.get(i, j)) / sum);
                }
            }
        });
    }

    private void name(String what, Supplier<String> name) {
        add(FORM, Conformance.FORM, what, () -> new Wrong() {
            @Override
            public String name() {
                return name.get();
            }
        });
    }

    private void lanes(String what, Supplier<Integer> lanes) {
        add(FORM, Conformance.FORM, what, () -> new Wrong() {
            @Override
            public int lanes() {
                return lanes.get();
            }
        });
    }

    private void form() {
        name("name null", () -> null);
        name("name in upper case", () -> "Mine");
        name("name with a space", () -> "my kernels");
        name("empty name", () -> "");
        name("another name every time", () -> "mine-" + System.nanoTime());
        name("name throws", () -> {
            throw new IllegalStateException("planted");
        });
        lanes("no lanes", () -> 0);
        lanes("-8 lanes", () -> -8);
        lanes("lanes throws", () -> {
            throw new StackOverflowError("planted");
        });
        add("addBias", FORM, "does not return", (call, right) -> {
            call.on(right);
            while (call.result().cols() == 17) {
                Thread.onSpinWait();
            }
        });
        add(Call.MULTIPLY_PIXELS, FORM, "waits for ever", (call, right) -> {
            call.on(right);
            if (call.result().rows() == 6) {
                while (true) {
                    LockSupport.park();
                }
            }
        });
    }

    private void layout(String what, PixelLayout layout) {
        for (String operation : List.of(Call.MULTIPLY_PIXELS, Call.AFFINE_PIXELS)) {
            add(FORM, operation, what, () -> new Wrong() {
                @Override
                public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                    return layout;
                }
            });
        }
    }

    private void layouts() {
        layout("layout returns null", null);
        layout("split returns null", new PixelLayout() {
            @Override
            public ProductSplit split(Matrix a, PixelMatrix b, int threads, int most) {
                return null;
            }
        });
        layout("parts miss the last columns", new PixelLayout() {
            @Override
            public ProductSplit split(Matrix a, PixelMatrix b, int threads, int most) {
                return ProductSplit.columns(b.part(b.from(), Math.max(b.from(), b.to() - 1)), 1, most);
            }
        });
        layout("build throws", new PixelLayout() {
            @Override
            public void build(PixelMatrix b, RangeRunner threads) {
                throw new UnsupportedOperationException("planted");
            }
        });
        add(FORM, Call.MULTIPLY_PIXELS, "layout throws", () -> new Wrong() {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                throw new NullPointerException("planted");
            }
        });
        add(FORM, Call.AFFINE_PIXELS, "layout writes into the weights", () -> new Wrong() {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                if (a.rows() > 0 && a.cols() > 0) {
                    a.set(0, 0, 1f);
                }
                return PixelLayout.PIXELS;
            }
        });
        add(FORM, Call.AFFINE_PIXELS, "layout writes into the result", () -> new Wrong() {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                if (c.rows() > 0 && c.cols() > 0) {
                    c.set(0, 0, 1f);
                }
                return PixelLayout.PIXELS;
            }
        });
        add(STATE, Call.MULTIPLY_PIXELS, "a product in a layout reads the wrong pixels", () -> new Wrong() {
            @Override
            public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
                super.multiply(b.layout() == null ? alpha : Math.nextUp(alpha), a, b, c);
            }
        });
    }
}
