package lanewise.kernels;

import java.util.Arrays;

/**
 * The reference implementation in plain Java. Its loops are the Javadoc of {@link Kernels} as code. Every other
 * implementation is compared with it bit by bit. It also runs on a JVM without the Vector API.
 *
 * <p>The products with pixels are in {@link ScalarPixelProduct}.
 */
public final class ScalarKernels implements Kernels {

    /** The name of these kernels. */
    public static final String NAME = "scalar";

    /** The instance that the default methods of {@link Kernels} call. */
    static final ScalarKernels REFERENCE = new ScalarKernels();

    /** The number of partial sums of {@link #rowSums}. */
    private static final int PARTIAL_SUMS = 16;

    /** Creates the kernels. All instances behave the same. */
    public ScalarKernels() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        float[] sums = new float[c.cols()];
        for (int i = 0; i < c.rows(); i++) {
            Arrays.fill(sums, 0f);
            for (int p = 0; p < a.cols(); p++) {
                addScaledRow(a.get(i, p), b, p, sums);
            }
            for (int j = 0; j < c.cols(); j++) {
                c.set(i, j, alpha * sums[j]);
            }
        }
    }

    /** sums[j] = fma(a, b[p][j], sums[j]). */
    private static void addScaledRow(float a, Matrix b, int p, float[] sums) {
        float[] data = b.data();
        int start = b.index(p, 0);
        if (b.colStride() == 1) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = Math.fma(a, data[start + j], sums[j]);
            }
        } else {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = Math.fma(a, data[start + j * b.colStride()], sums[j]);
            }
        }
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        ScalarPixelProduct.multiply(alpha * b.scale(), a, b, null, c);
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        ScalarPixelProduct.multiply(x.scale(), w, x, b, z);
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        for (int i = 0; i < z.rows(); i++) {
            float bias = b.get(i, 0);
            for (int j = 0; j < z.cols(); j++) {
                z.set(i, j, z.get(i, j) + bias);
            }
        }
    }

    @Override
    public void activate(Activation f, Matrix z, Matrix a) {
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < z.cols(); j++) {
                a.set(i, j, f.of(z.get(i, j)));
            }
        }
    }

    @Override
    public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.cols(); j++) {
                dZ.set(i, j, f.gradient(a.get(i, j), dA.get(i, j)));
            }
        }
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        if (z.rows() == 0) {
            return;
        }
        for (int j = 0; j < z.cols(); j++) {
            float top = z.get(0, j);
            for (int i = 1; i < z.rows(); i++) {
                top = Math.max(top, z.get(i, j));
            }
            float sum = 0f;
            for (int i = 0; i < z.rows(); i++) {
                float e = Exp.exp(z.get(i, j) - top);
                a.set(i, j, e);
                sum += e;
            }
            for (int i = 0; i < z.rows(); i++) {
                a.set(i, j, a.get(i, j) / sum);
            }
        }
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        for (int j = 0; j < a.cols(); j++) {
            int label = y.label(j);
            for (int i = 0; i < a.rows(); i++) {
                dZ.set(i, j, a.get(i, j) - (i == label ? y.on() : y.off()));
            }
        }
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        float[] s = new float[PARTIAL_SUMS];
        for (int i = 0; i < x.rows(); i++) {
            Arrays.fill(s, 0f);
            for (int j = 0; j < x.cols(); j++) {
                s[j % PARTIAL_SUMS] += x.get(i, j);
            }
            sums.set(i, 0, alpha * total(s));
        }
    }

    @Override
    public void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        float[] s = new float[PARTIAL_SUMS];
        for (int i = 0; i < x.rows(); i++) {
            Arrays.fill(s, 0f);
            for (int j = 0; j < x.cols(); j++) {
                s[j % PARTIAL_SUMS] = Math.fma(x.get(i, j), y.get(i, j), s[j % PARTIAL_SUMS]);
            }
            sums.set(i, 0, alpha * total(s));
        }
    }

    /** Returns the sum of the partial sums, in the order that {@link #rowSums} specifies; overwrites them. */
    private static float total(float[] s) {
        for (int h = PARTIAL_SUMS / 2; h >= 1; h /= 2) {
            for (int l = 0; l < h; l++) {
                s[l] += s[l + h];
            }
        }
        return s[0];
    }

    @Override
    public void scale(float alpha, Matrix y) {
        for (int i = 0; i < y.rows(); i++) {
            for (int j = 0; j < y.cols(); j++) {
                y.set(i, j, alpha * y.get(i, j));
            }
        }
    }

    @Override
    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        for (int i = 0; i < y.rows(); i++) {
            for (int j = 0; j < y.cols(); j++) {
                y.set(i, j, Math.fma(alpha, x.get(i, j), beta * y.get(i, j)));
            }
        }
    }

    @Override
    public void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        for (int i = 0; i < y.rows(); i++) {
            for (int j = 0; j < y.cols(); j++) {
                y.set(i, j, Math.fma(alpha, x.get(i, j) * x.get(i, j), beta * y.get(i, j)));
            }
        }
    }

    @Override
    public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        for (int i = 0; i < y.rows(); i++) {
            for (int j = 0; j < y.cols(); j++) {
                float quotient = x.get(i, j) / ((float) Math.sqrt(v.get(i, j)) + epsilon);
                y.set(i, j, Math.fma(alpha, quotient, y.get(i, j)));
            }
        }
    }

    @Override
    public void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        for (int i = 0; i < y.rows(); i++) {
            float factor = scale.get(i, 0);
            float addend = shift.get(i, 0);
            for (int j = 0; j < y.cols(); j++) {
                y.set(i, j, Math.fma(factor, x.get(i, j), addend));
            }
        }
    }

    @Override
    public void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        for (int i = 0; i < y.rows(); i++) {
            float factor = scale.get(i, 0);
            for (int j = 0; j < y.cols(); j++) {
                y.set(i, j, Math.fma(factor, x.get(i, j), y.get(i, j)));
            }
        }
    }

    @Override
    public void dropout(DropoutMask mask, Matrix x, Matrix y) {
        for (int i = 0; i < y.rows(); i++) {
            for (int j = 0; j < y.cols(); j++) {
                y.set(i, j, mask.keeps(i, j) ? x.get(i, j) * mask.scale() : 0f);
            }
        }
    }
}
