package lanewise.simd;

import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/**
 * {@link Kernels} on the Java Vector API: lanes run along the columns of the result, so that no sum crosses lanes and
 * the bits are those of {@link lanewise.kernels.ScalarKernels}.
 */
public final class VectorKernels implements Kernels {

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public int lanes() {
        return Lanes.COUNT;
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        FloatProduct.multiply(alpha, a, b, null, c);
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        PixelProduct.multiply(alpha * PixelMatrix.SCALE, a, b, null, c);
    }

    @Override
    public void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        FloatProduct.multiply(1f, w, x, b, z);
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        PixelProduct.multiply(PixelMatrix.SCALE, w, x, b, z);
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        ElementWise.addBias(b, z);
    }

    @Override
    public void relu(Matrix z, Matrix a) {
        ElementWise.relu(z, a);
    }

    @Override
    public void reluGradient(Matrix z, Matrix dA, Matrix dZ) {
        ElementWise.reluGradient(z, dA, dZ);
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        Softmax.softmax(z, a);
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        ElementWise.subtract(a, y, dZ);
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        RowSums.rowSums(alpha, x, sums);
    }

    @Override
    public void addScaled(float alpha, Matrix x, Matrix y) {
        ElementWise.addScaled(alpha, x, y);
    }
}
