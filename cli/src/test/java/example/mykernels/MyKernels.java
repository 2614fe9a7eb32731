package example.mykernels;

import lanewise.kernels.Exp;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/**
 * Kernels of one's own, written from the contract in {@link Kernels} alone.
 *
 * <p>Products go through the terms outermost: term p is added to every element of the result before term p + 1 is to
 * any. So each element still gets its terms in ascending order, and the result itself holds the sums meanwhile.
 */
public class MyKernels implements Kernels {

    private static final int PARTIAL_SUMS = 16;

    @Override
    public String name() {
        return "mine";
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        forEach(c, (i, j) -> c.set(i, j, 0f));
        for (int p = 0; p < a.cols(); p++) {
            for (int i = 0; i < c.rows(); i++) {
                float factor = a.get(i, p);
                for (int j = 0; j < c.cols(); j++) {
                    c.set(i, j, Math.fma(factor, b.get(p, j), c.get(i, j)));
                }
            }
        }
        forEach(c, (i, j) -> c.set(i, j, alpha * c.get(i, j)));
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        float factor = alpha * PixelMatrix.SCALE;
        sum(a, b, c);
        forEachCovered(b, c, (i, j) -> c.set(i, j, factor * c.get(i, j)));
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        sum(w, x, z);
        forEachCovered(x, z, (i, j) -> z.set(i, j, PixelMatrix.SCALE * z.get(i, j) + b.get(i, 0)));
    }

    /** C = A B without the scale, in the columns that B's panels hold; rows of B without ink add nothing. */
    private static void sum(Matrix a, PixelMatrix b, Matrix c) {
        forEachCovered(b, c, (i, j) -> c.set(i, j, 0f));
        for (int panel = b.firstPanel(); panel < b.endPanel(); panel++) {
            for (int ink = b.inkStart(panel); ink < b.inkStart(panel + 1); ink++) {
                for (int lane = 0; lane < PixelMatrix.PANEL; lane++) {
                    int pixel = Byte.toUnsignedInt(b.inkBytes()[ink * PixelMatrix.PANEL + lane]);
                    int j = b.column(panel, lane);
                    for (int i = 0; pixel != 0 && i < c.rows(); i++) {
                        c.set(i, j, Math.fma(a.get(i, b.inkRow(ink)), pixel, c.get(i, j)));
                    }
                }
            }
        }
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        forEach(z, (i, j) -> z.set(i, j, z.get(i, j) + b.get(i, 0)));
    }

    @Override
    public void relu(Matrix z, Matrix a) {
        forEach(z, (i, j) -> a.set(i, j, Math.max(z.get(i, j), 0f)));
    }

    @Override
    public void reluGradient(Matrix z, Matrix dA, Matrix dZ) {
        forEach(z, (i, j) -> dZ.set(i, j, z.get(i, j) > 0f ? dA.get(i, j) : 0f));
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        for (int j = 0; z.rows() > 0 && j < z.cols(); j++) {
            float top = z.get(0, j);
            for (int i = 1; i < z.rows(); i++) {
                top = Math.max(top, z.get(i, j));
            }
            a.set(0, j, Exp.exp(z.get(0, j) - top));
            float sum = a.get(0, j);
            for (int i = 1; i < z.rows(); i++) {
                a.set(i, j, Exp.exp(z.get(i, j) - top));
                sum += a.get(i, j);
            }
            for (int i = 0; i < z.rows(); i++) {
                a.set(i, j, a.get(i, j) / sum);
            }
        }
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        forEach(a, (i, j) -> dZ.set(i, j, a.get(i, j) - (y.label(j) == i ? 1f : 0f)));
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        for (int i = 0; i < x.rows(); i++) {
            float[] partial = new float[PARTIAL_SUMS];
            for (int j = 0; j < x.cols(); j++) {
                partial[j % PARTIAL_SUMS] += x.get(i, j);
            }
            for (int h = PARTIAL_SUMS / 2; h > 0; h /= 2) {
                for (int l = 0; l < h; l++) {
                    partial[l] += partial[l + h];
                }
            }
            sums.set(i, 0, alpha * partial[0]);
        }
    }

    @Override
    public void addScaled(float alpha, Matrix x, Matrix y) {
        forEach(y, (i, j) -> y.set(i, j, Math.fma(alpha, x.get(i, j), y.get(i, j))));
    }

    /** Takes a place in a matrix. */
    private interface Place {
        void at(int i, int j);
    }

    private static void forEach(Matrix matrix, Place place) {
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                place.at(i, j);
            }
        }
    }

    /** The places of {@code c} in columns that the panels of {@code b} hold. */
    private static void forEachCovered(PixelMatrix b, Matrix c, Place place) {
        for (int panel = b.firstPanel(); panel < b.endPanel(); panel++) {
            for (int lane = 0; lane < PixelMatrix.PANEL && b.column(panel, lane) >= 0; lane++) {
                for (int i = 0; i < c.rows(); i++) {
                    place.at(i, b.column(panel, lane));
                }
            }
        }
    }
}
