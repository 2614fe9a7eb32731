package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;
import static lanewise.kernels.conformance.FaultKind.VALUES;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Exp;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.conformance.calls.Call;

/** Faults in a narrow range of floats, and with some ranges of factors. */
final class RangeFaults {

    private final List<Fault> faults = new ArrayList<>();

    private RangeFaults() {}

    static List<Fault> all() {
        RangeFaults planted = new RangeFaults();
        planted.values();
        planted.factors();
        return planted.faults;
    }

    private void add(FaultKind kind, String operation, String what, Supplier<Kernels> kernels) {
        faults.add(new Fault(kind, operation, what, kernels));
    }

    /** Returns whether a float is one of 5,000 that follow another one. */
    private static boolean isNear(float x, float first) {
        int distance = Float.floatToIntBits(x) - Float.floatToIntBits(first);
        return distance >= 0 && distance < 5_000;
    }

    private void values() {
        for (Activation f : new Activation[] {Activation.TANH, Activation.SIGMOID}) {
            for (float first : new float[] {0.4321f, -3.21f, 1e-5f, -7e-4f}) {
                add(VALUES, "activate", f.label() + ": off by one bit after " + first, () -> new Wrong() {
                    @Override
                    public void activate(Activation g, Matrix z, Matrix a) {
                        for (int i = 0; i < a.rows(); i++) {
                            for (int j = 0; j < a.cols(); j++) {
                                float x = z.get(i, j);
                                float y = g.of(x);
                                a.set(i, j, g == f && isNear(x, first) ? Math.nextUp(y) : y);
                            }
                        }
                    }
                });
            }
        }
        add(VALUES, "softmax", "exp off by one bit in a narrow range", () -> new Wrong() {
            @Override
            public void softmax(Matrix z, Matrix a) {
                float[] e = new float[z.rows()];
                for (int j = 0; j < z.cols(); j++) {
                    float top = e.length == 0 ? 0f : z.get(0, j);
                    for (int i = 1; i < e.length; i++) {
                        top = Math.max(top, z.get(i, j));
                    }
                    float sum = 0f;
                    for (int i = 0; i < e.length; i++) {
                        float x = z.get(i, j) - top;
                        e[i] = isNear(x, -2.34f) ? Math.nextUp(Exp.exp(x)) : Exp.exp(x);
                        sum = i == 0 ? e[0] : sum + e[i];
                    }
                    for (int i = 0; i < e.length; i++) {
                        a.set(i, j, e[i] / sum);
                    }
                }
            }
        });
        add(VALUES, "activationGradient", "leaky-relu: the slope for A of -0 is 1", () -> new Wrong() {
            @Override
            public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
                for (int i = 0; i < a.rows(); i++) {
                    for (int j = 0; j < a.cols(); j++) {
                        boolean zero = f == Activation.LEAKY_RELU && Float.floatToIntBits(a.get(i, j)) == 1 << 31;
                        dZ.set(i, j, zero ? dA.get(i, j) : f.gradient(a.get(i, j), dA.get(i, j)));
                    }
                }
            }
        });
        add(VALUES, "dropout", "a dropped element keeps its sign", () -> new Wrong() {
            @Override
            public void dropout(DropoutMask mask, Matrix x, Matrix y) {
                for (int i = 0; i < y.rows(); i++) {
                    for (int j = 0; j < y.cols(); j++) {
                        float value = x.get(i, j);
                        y.set(i, j, mask.keeps(i, j) ? value * mask.scale() : Math.copySign(0f, value));
                    }
                }
            }
        });
    }

    private void factors() {
        add(FACTORS, "scale", "a factor of 3 is added", () -> new Wrong() {
            @Override
            public void scale(float alpha, Matrix y) {
                for (int i = 0; i < y.rows(); i++) {
                    for (int j = 0; j < y.cols(); j++) {
                        float x = y.get(i, j);
                        y.set(i, j, alpha == 3f ? x + x + Math.nextUp(x) : alpha * x);
                    }
                }
            }
        });
        add(FACTORS, "addScaled", "rounds twice for small alpha", () -> new Wrong() {
            @Override
            public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
                for (int i = 0; i < y.rows(); i++) {
                    for (int j = 0; j < y.cols(); j++) {
                        float old = beta * y.get(i, j);
                        boolean small = alpha > 0.002f && alpha < 0.02f;
                        y.set(i, j, small ? alpha * x.get(i, j) + old : Math.fma(alpha, x.get(i, j), old));
                    }
                }
            }
        });
        quotients("the magnitude of epsilon", Math::abs);
        quotients("NaN as epsilon is 0", epsilon -> Float.isNaN(epsilon) ? 0f : epsilon);
        quotients("epsilon of at most 1e20", epsilon -> Math.min(epsilon, 1e20f));
        add(FACTORS, Call.MULTIPLY_FLOATS, "alpha of -0 is 0", () -> new Wrong() {
            @Override
            public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                super.multiply(alpha == 0f ? 0f : alpha, a, b, c);
            }
        });
        add(FACTORS, "rowSums", "divides by 41,000", () -> new Wrong() {
            @Override
            public void rowSums(float alpha, Matrix x, Matrix sums) {
                super.rowSums(alpha == 1f / 41_000 ? 1f : alpha, x, sums);
                for (int i = 0; alpha == 1f / 41_000 && i < x.rows(); i++) {
                    sums.set(i, 0, sums.get(i, 0) / 41_000f);
                }
            }
        });
        add(FACTORS, Call.MULTIPLY_PIXELS, "divides by 255", () -> new Wrong() {
            @Override
            public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
                super.multiply(alpha, a, b, c);
                for (int j : b.coveredColumns()) {
                    for (int i = 0; b.scale() == PixelMatrix.SCALE && i < c.rows(); i++) {
                        float sum = 0f;
                        for (int p = 0; p < a.cols(); p++) {
                            sum = b.get(p, j) == 0 ? sum : Math.fma(a.get(i, p), b.get(p, j), sum);
                        }
                        c.set(i, j, alpha * sum / 255f);
                    }
                }
            }
        });
    }

    private interface Epsilon {
        float of(float epsilon);
    }

    private void quotients(String what, Epsilon change) {
        add(FACTORS, "addScaledQuotients", what, () -> new Wrong() {
            @Override
            public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
                super.addScaledQuotients(alpha, x, v, change.of(epsilon), y);
            }
        });
    }
}
