package lanewise.bench.kernels;

import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;

/** A product by {@link lanewise.kernels.Kernels}. */
final class KernelsProduct implements Product {

    private final ParallelKernels kernels;
    private final Matrix a;
    private final Matrix b;
    private final Matrix c;

    /**
     * C = A B by the given kernels, which are closed with this.
     *
     * @param a m x k, any strides
     * @param b k x n, any strides
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
