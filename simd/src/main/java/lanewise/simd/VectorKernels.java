package lanewise.simd;

import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.simd.elementwise.ActivationGradients;
import lanewise.simd.elementwise.Activations;
import lanewise.simd.elementwise.Dropout;
import lanewise.simd.elementwise.LabelDifference;
import lanewise.simd.elementwise.RowSums;
import lanewise.simd.elementwise.RowWise;
import lanewise.simd.elementwise.Softmax;
import lanewise.simd.elementwise.Updates;
import lanewise.simd.lanes.Lanes;
import lanewise.simd.product.FloatProduct;
import lanewise.simd.product.PixelProduct;
import lanewise.simd.product.VectorLayout;

/**
 * {@link Kernels} on the Java Vector API. Lanes run along the columns of the result, or along its rows. No sum crosses
 * lanes, so the bits are those of {@link lanewise.kernels.ScalarKernels}.
 */
public final class VectorKernels implements Kernels {

    /** Creates the kernels. All instances behave the same. */
    public VectorKernels() {}

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public int lanes() {
        return Lanes.COUNT;
    }

    @Override
    public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
        return VectorLayout.select(a, b, c);
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        FloatProduct.multiply(alpha, a, b, null, c);
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        PixelProduct.multiply(alpha * b.scale(), a, b, null, c);
    }

    @Override
    public void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        FloatProduct.multiply(1f, w, x, b, z);
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        PixelProduct.multiply(x.scale(), w, x, b, z);
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        RowWise.addBias(b, z);
    }

    @Override
    public void activate(Activation f, Matrix z, Matrix a) {
        Activations.activate(f, z, a);
    }

    @Override
    public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        ActivationGradients.gradient(f, a, dA, dZ);
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        Softmax.softmax(z, a);
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        LabelDifference.subtract(a, y, dZ);
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        RowSums.rowSums(alpha, x, sums);
    }

    @Override
    public void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        RowSums.rowDots(alpha, x, y, sums);
    }

    @Override
    public void scale(float alpha, Matrix y) {
        Updates.scale(alpha, y);
    }

    @Override
    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        Updates.addScaled(alpha, x, beta, y);
    }

    @Override
    public void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        Updates.addScaledSquares(alpha, x, beta, y);
    }

    @Override
    public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        Updates.addScaledQuotients(alpha, x, v, epsilon, y);
    }

    @Override
    public void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        RowWise.scaleAndShiftRows(scale, shift, x, y);
    }

    @Override
    public void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        RowWise.addScaledRows(scale, x, y);
    }

    @Override
    public void dropout(DropoutMask mask, Matrix x, Matrix y) {
        Dropout.dropout(mask, x, y);
    }
}
