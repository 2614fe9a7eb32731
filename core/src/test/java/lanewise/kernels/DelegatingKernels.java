package lanewise.kernels;

/** Kernels that do what others do; tests override what they want to be different. */
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
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        to.multiply(alpha, a, b, c);
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        to.multiply(alpha, a, b, c);
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
    public void relu(Matrix z, Matrix a) {
        to.relu(z, a);
    }

    @Override
    public void reluGradient(Matrix z, Matrix dA, Matrix dZ) {
        to.reluGradient(z, dA, dZ);
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
    public void addScaled(float alpha, Matrix x, Matrix y) {
        to.addScaled(alpha, x, y);
    }
}
