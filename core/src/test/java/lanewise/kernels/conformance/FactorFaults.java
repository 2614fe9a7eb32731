package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.conformance.calls.Call;

/** Faults that show with some factors only. */
final class FactorFaults {

    private final List<Fault> faults = new ArrayList<>();

    private FactorFaults() {}

    static List<Fault> all() {
        FactorFaults planted = new FactorFaults();
        planted.factors();
        return planted.faults;
    }

    private void add(FaultKind kind, String operation, String what, Supplier<Kernels> kernels) {
        faults.add(new Fault(kind, operation, what, kernels));
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
        add(FACTORS, Call.MULTIPLY_FLOATS, "multiplies by alpha before the sum", () -> new Wrong() {
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
}
