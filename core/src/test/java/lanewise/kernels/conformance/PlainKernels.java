package lanewise.kernels.conformance;

import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Exp;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/**
 * A third implementation of all operations, written from the contract alone, element by element. The suite must find
 * nothing in it. Results are written last to first, so that no order of elements is taken for granted.
 */
class PlainKernels implements Kernels {

    /** Computes one element of a result. */
    private interface Element {
        float of(int i, int j);
    }

    private static void fill(Matrix result, Element element) {
        for (int j = result.cols() - 1; j >= 0; j--) {
            for (int i = result.rows() - 1; i >= 0; i--) {
                result.set(i, j, element.of(i, j));
            }
        }
    }

    @Override
    public String name() {
        return "plain";
    }

    private static float dot(Matrix a, int i, Matrix b, int j) {
        float s = 0f;
        for (int p = 0; p < a.cols(); p++) {
            s = Math.fma(a.get(i, p), b.get(p, j), s);
        }
        return s;
    }

    private static float dot(Matrix a, int i, PixelMatrix b, int j) {
        float s = 0f;
        for (int p = 0; p < a.cols(); p++) {
            int pixel = b.get(p, j);
            s = pixel == 0 ? s : Math.fma(a.get(i, p), pixel, s);
        }
        return s;
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        fill(c, (i, j) -> alpha * dot(a, i, b, j));
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        float factor = alpha * b.scale();
        for (int j : b.coveredColumns()) {
            for (int i = 0; i < c.rows(); i++) {
                c.set(i, j, factor * dot(a, i, b, j));
            }
        }
    }

    @Override
    public void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        fill(z, (i, j) -> dot(w, i, x, j) + b.get(i, 0));
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        for (int j : x.coveredColumns()) {
            for (int i = 0; i < z.rows(); i++) {
                z.set(i, j, x.scale() * dot(w, i, x, j) + b.get(i, 0));
            }
        }
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        fill(z, (i, j) -> z.get(i, j) + b.get(i, 0));
    }

    @Override
    public void activate(Activation f, Matrix z, Matrix a) {
        fill(a, (i, j) -> f.of(z.get(i, j)));
    }

    @Override
    public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        fill(dZ, (i, j) -> f.gradient(a.get(i, j), dA.get(i, j)));
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        for (int j = 0; j < z.cols(); j++) {
            float[] e = new float[z.rows()];
            float top = z.rows() == 0 ? 0f : z.get(0, j);
            for (int i = 1; i < e.length; i++) {
                top = Math.max(top, z.get(i, j));
            }
            float sum = 0f;
            for (int i = 0; i < e.length; i++) {
                e[i] = Exp.exp(z.get(i, j) - top);
                sum = i == 0 ? e[0] : sum + e[i];
            }
            for (int i = 0; i < e.length; i++) {
                a.set(i, j, e[i] / sum);
            }
        }
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        fill(dZ, (i, j) -> a.get(i, j) - (y.label(j) == i ? y.on() : y.off()));
    }

    private static float total(Element terms, int i) {
        float[] partial = new float[16];
        for (int l = 0; l < partial.length; l++) {
            partial[l] = terms.of(l, i);
        }
        for (int h = 8; h >= 1; h /= 2) {
            for (int l = 0; l < h; l++) {
                partial[l] = partial[l] + partial[l + h];
            }
        }
        return partial[0];
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        for (int i = 0; i < x.rows(); i++) {
            float total = total(
                    (lane, row) -> {
                        float s = 0f;
                        for (int j = lane; j < x.cols(); j += 16) {
                            s = s + x.get(row, j);
                        }
                        return s;
                    },
                    i);
            sums.set(i, 0, alpha * total);
        }
    }

    @Override
    public void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        for (int i = 0; i < x.rows(); i++) {
            float total = total(
                    (lane, row) -> {
                        float s = 0f;
                        for (int j = lane; j < x.cols(); j += 16) {
                            s = Math.fma(x.get(row, j), y.get(row, j), s);
                        }
                        return s;
                    },
                    i);
            sums.set(i, 0, alpha * total);
        }
    }

    @Override
    public void scale(float alpha, Matrix y) {
        fill(y, (i, j) -> alpha * y.get(i, j));
    }

    @Override
    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        fill(y, (i, j) -> Math.fma(alpha, x.get(i, j), beta * y.get(i, j)));
    }

    @Override
    public void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        fill(y, (i, j) -> Math.fma(alpha, x.get(i, j) * x.get(i, j), beta * y.get(i, j)));
    }

    @Override
    public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        fill(y, (i, j) -> {
            float root = (float) Math.sqrt(v.get(i, j));
            return Math.fma(alpha, x.get(i, j) / (root + epsilon), y.get(i, j));
        });
    }

    @Override
    public void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        fill(y, (i, j) -> Math.fma(scale.get(i, 0), x.get(i, j), shift.get(i, 0)));
    }

    @Override
    public void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        fill(y, (i, j) -> Math.fma(scale.get(i, 0), x.get(i, j), y.get(i, j)));
    }

    @Override
    public void dropout(DropoutMask mask, Matrix x, Matrix y) {
        fill(y, (i, j) -> mask.keeps(i, j) ? x.get(i, j) * mask.scale() : 0f);
    }
}
