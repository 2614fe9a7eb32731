package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;
import static lanewise.kernels.conformance.FaultKind.RESULT;
import static lanewise.kernels.conformance.FaultKind.SIZES;
import static lanewise.kernels.conformance.FaultKind.STATE;
import static lanewise.kernels.conformance.FaultKind.VALUES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lanewise.kernels.Activation;
import lanewise.kernels.Exp;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.RangeRunner;
import lanewise.kernels.conformance.calls.Call;

/** Faults that only one operation can have: in products and activations, and those of the other classes. */
final class SpecificFaults {

    private final List<Fault> faults = new ArrayList<>();

    private SpecificFaults() {}

    static List<Fault> all() {
        SpecificFaults specific = new SpecificFaults();
        specific.products();
        specific.activations();
        specific.faults.addAll(FactorFaults.all());
        specific.faults.addAll(FormFaults.all());
        specific.faults.addAll(RangeFaults.all());
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
        add(STATE, Call.AFFINE_PIXELS, "keeps the form of the predecessor in a layout", KeepsForm::new);
        add(STATE, Call.MULTIPLY_PIXELS, "keeps the form of the predecessor in a layout", KeepsForm::new);
        add(FACTORS, "rowSums", "divides by the number of columns for a mean", () -> new Wrong() {
            @Override
            public void rowSums(float alpha, Matrix x, Matrix sums) {
                boolean mean = x.cols() > 0 && alpha == 1f / x.cols();
                super.rowSums(mean ? 1f : alpha, x, sums);
                for (int i = 0; mean && i < x.rows(); i++) {
                    sums.set(i, 0, sums.get(i, 0) / x.cols());
                }
            }
        });
        add(VALUES, Call.MULTIPLY_FLOATS, "begins a sum with the first product", () -> new Wrong() {
            @Override
            public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                super.multiply(alpha, a, b, c);
                for (int i = 0; a.cols() == 1 && i < c.rows(); i++) {
                    for (int j = 0; j < c.cols(); j++) {
                        c.set(i, j, alpha * (a.get(i, 0) * b.get(0, j)));
                    }
                }
            }
        });
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

    /** Reads other pixels than those of the operand. */
    private abstract static class ReadsOthers extends Wrong {
        abstract PixelMatrix read(PixelMatrix b);

        @Override
        public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
            super.multiply(alpha, a, read(b), c);
        }

        @Override
        public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
            super.affine(w, read(x), b, z);
        }
    }

    /** Does not build the form of a successor, because that of the predecessor has the same type. */
    private static final class KeepsForm extends ReadsOthers {

        private record Form(byte[] pixels) {}

        private static final class Layout implements PixelLayout {
            @Override
            public void build(PixelMatrix b, RangeRunner threads) {
                form(b);
            }
        }

        private static Form form(PixelMatrix b) {
            return b.derived(
                    Form.class,
                    before -> before != null ? before : new Form(b.pixels().clone()));
        }

        /** Returns X with the pixels of the form. X' is read in place. */
        @Override
        PixelMatrix read(PixelMatrix b) {
            if (!(b.layout() instanceof Layout) || !b.examplesAsColumns()) {
                return b;
            }
            return PixelMatrix.ofExamples(form(b).pixels(), b.exampleStart(0), b.cols(), 1, b.rows(), b.scale())
                    .part(b.from(), b.to());
        }

        @Override
        public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
            return new Layout();
        }
    }

    /** Reads the pixels that an array held when it came first. */
    private static final class KeepsPixels extends ReadsOthers {
        private byte[] array;
        private byte[] kept;

        @Override
        PixelMatrix read(PixelMatrix b) {
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
}
