package lanewise.kernels.conformance.calls;

import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;

/** Kernels that pass every operation to one method. */
public abstract class InterceptingKernels implements Kernels {

    /** The kernels that the calls are for. */
    final Kernels kernels;

    protected InterceptingKernels(Kernels kernels) {
        this.kernels = kernels;
    }

    /** Runs an operation. */
    public abstract void run(Call call);

    @Override
    public String name() {
        return kernels.name();
    }

    @Override
    public int lanes() {
        return kernels.lanes();
    }

    @Override
    public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
        return kernels.layout(a, b, c);
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        run(Call.multiply(alpha, a, b, c));
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        run(Call.multiply(alpha, a, b, c));
    }

    @Override
    public void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        run(Call.affine(w, x, b, z));
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        run(Call.affine(w, x, b, z));
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        run(Call.addBias(b, z));
    }

    @Override
    public void activate(Activation f, Matrix z, Matrix a) {
        run(Call.activate(f, z, a));
    }

    @Override
    public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        run(Call.activationGradient(f, a, dA, dZ));
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        run(Call.softmax(z, a));
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        run(Call.subtract(a, y, dZ));
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        run(Call.rowSums(alpha, x, sums));
    }

    @Override
    public void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        run(Call.rowDots(alpha, x, y, sums));
    }

    @Override
    public void scale(float alpha, Matrix y) {
        run(Call.scale(alpha, y));
    }

    @Override
    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        run(Call.addScaled(alpha, x, beta, y));
    }

    @Override
    public void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        run(Call.addScaledSquares(alpha, x, beta, y));
    }

    @Override
    public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        run(Call.addScaledQuotients(alpha, x, v, epsilon, y));
    }

    @Override
    public void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        run(Call.scaleAndShiftRows(scale, shift, x, y));
    }

    @Override
    public void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        run(Call.addScaledRows(scale, x, y));
    }

    @Override
    public void dropout(DropoutMask mask, Matrix x, Matrix y) {
        run(Call.dropout(mask, x, y));
    }
}
