package lanewise.kernels;

/** Delegates every operation to other kernels. Tests override single operations. */
public class DelegatingKernels implements Kernels {

    private final Kernels to;

    public DelegatingKernels(Kernels to) {
        this.to = to;
    }

    @Override
    public String name() {
        return to.name();
    }

    @Override
    public int lanes() {
        return to.lanes();
    }

    @Override
    public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
        return to.layout(a, b, c);
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        to.multiply(alpha, a, b, c);
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        to.multiply(alpha, a, b, c);
    }

    @Override
    public void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        to.affine(w, x, b, z);
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        to.affine(w, x, b, z);
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        to.addBias(b, z);
    }

    @Override
    public void activate(Activation f, Matrix z, Matrix a) {
        to.activate(f, z, a);
    }

    @Override
    public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        to.activationGradient(f, a, dA, dZ);
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        to.softmax(z, a);
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        to.subtract(a, y, dZ);
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        to.rowSums(alpha, x, sums);
    }

    @Override
    public void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        to.rowDots(alpha, x, y, sums);
    }

    @Override
    public void scale(float alpha, Matrix y) {
        to.scale(alpha, y);
    }

    @Override
    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        to.addScaled(alpha, x, beta, y);
    }

    @Override
    public void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        to.addScaledSquares(alpha, x, beta, y);
    }

    @Override
    public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        to.addScaledQuotients(alpha, x, v, epsilon, y);
    }

    @Override
    public void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        to.scaleAndShiftRows(scale, shift, x, y);
    }

    @Override
    public void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        to.addScaledRows(scale, x, y);
    }

    @Override
    public void dropout(DropoutMask mask, Matrix x, Matrix y) {
        to.dropout(mask, x, y);
    }
}
