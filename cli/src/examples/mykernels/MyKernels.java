package mykernels;

import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;

/**
 * An example of an implementation of {@link Kernels}: the name, the two products, which every implementation must have,
 * and one optional operation.
 *
 * <p>The outermost loop of a product is over the terms: term p is added to every element of the result before term p +
 * 1. Therefore each element still gets its terms in ascending order. The result itself holds the partial sums.
 */
public class MyKernels implements Kernels {

    private static final int PARTIAL_SUMS = 16;

    @Override
    public String name() {
        return "mine";
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        for (int j = 0; j < c.cols(); j++) {
            clearColumn(c, j);
        }
        for (int p = 0; p < a.cols(); p++) {
            for (int i = 0; i < c.rows(); i++) {
                for (int j = 0; j < c.cols(); j++) {
                    c.set(i, j, Math.fma(a.get(i, p), b.get(p, j), c.get(i, j)));
                }
            }
        }
        for (int j = 0; j < c.cols(); j++) {
            scaleColumn(alpha, c, j);
        }
    }

    /** Computes the columns that B covers and no others. Pixels of 0 are skipped, because they add nothing. */
    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        for (int j : b.coveredColumns()) {
            clearColumn(c, j);
            for (int p = 0; p < b.rows(); p++) {
                int pixel = b.get(p, j);
                for (int i = 0; pixel != 0 && i < c.rows(); i++) {
                    c.set(i, j, Math.fma(a.get(i, p), pixel, c.get(i, j)));
                }
            }
            scaleColumn(alpha * b.scale(), c, j);
        }
    }

    private static void clearColumn(Matrix c, int j) {
        for (int i = 0; i < c.rows(); i++) {
            c.set(i, j, 0f);
        }
    }

    private static void scaleColumn(float factor, Matrix c, int j) {
        for (int i = 0; i < c.rows(); i++) {
            c.set(i, j, factor * c.get(i, j));
        }
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
}
