package lanewise.bench.kernels;

import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;

/** A product that is computed by {@link lanewise.kernels.Kernels}. */
final class KernelsProduct implements Product {

    private final ParallelKernels kernels;
    private final Matrix a;
    private final Matrix b;
    private final Matrix c;

    /**
     * Creates the product C = A B.
     *
     * @param kernels the kernels, which this product closes
     * @param a A, m x k with any strides
     * @param b B, k x n with any strides
     */
    KernelsProduct(ParallelKernels kernels, Matrix a, Matrix b) {
        this.kernels = kernels;
        this.a = a;
        this.b = b;
        c = Matrix.zeros(a.rows(), b.cols());
    }

    @Override
    public void multiply() {
        kernels.multiply(1f, a, b, c);
    }

    @Override
    public Matrix result() {
        return c;
    }

    @Override
    public void close() {
        kernels.close();
    }
}
