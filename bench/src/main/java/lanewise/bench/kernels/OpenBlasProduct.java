package lanewise.bench.kernels;

import lanewise.kernels.Matrix;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * A product that cblas_sgemm of OpenBLAS computes. The operands are in native memory, so that a call copies nothing
 * between the Java heap and OpenBLAS.
 *
 * <p>OpenBLAS selects its code by the processor. With the environment variable {@code OPENBLAS_VERBOSE=2} it prints
 * the selection.
 */
public final class OpenBlasProduct implements Product {

    /** The vendor number of OpenBLAS in the binding. It differs for MKL or an unknown library. */
    private static final int OPENBLAS = 2;

    private final int m;
    private final int k;
    private final int n;
    private final int transposeA;
    private final int strideA;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    /**
     * Creates the product C = A B.
     *
     * @param threads number of threads of OpenBLAS as a whole; the product that was created last determines it
     * @param a A, m x k, with contiguous rows or columns without gaps, from the start of its array
     * @param b B, k x n, row by row from the start of its array
     * @throws IllegalStateException if the library is not OpenBLAS or does not accept the number of threads
     */
    public OpenBlasProduct(int threads, Matrix a, Matrix b) {
        m = a.rows();
        k = a.cols();
        n = b.cols();
        transposeA = a.rowsContiguous() ? openblas_nolapack.CblasNoTrans : openblas_nolapack.CblasTrans;
        strideA = a.rowsContiguous() ? k : m;
        openblas_nolapack.blas_set_num_threads(threads);
        if (openblas_nolapack.blas_get_vendor() != OPENBLAS || openblas_nolapack.blas_get_num_threads() != threads) {
            throw new IllegalStateException("asked for OpenBLAS on " + threads + " threads, got vendor "
                    + openblas_nolapack.blas_get_vendor() + " on " + openblas_nolapack.blas_get_num_threads());
        }
        this.a = new FloatPointer(a.data());
        this.b = new FloatPointer(b.data());
        c = new FloatPointer((long) m * n);
    }

    @Override
    public void multiply() {
        openblas_nolapack.cblas_sgemm(
                openblas_nolapack.CblasRowMajor,
                transposeA,
                openblas_nolapack.CblasNoTrans,
                m,
                n,
                k,
                1f,
                a,
                strideA,
                b,
                n,
                0f,
                c,
                n);
    }

    @Override
    public Matrix result() {
        float[] copy = new float[m * n];
        c.get(copy);
        return Matrix.of(copy, m, n);
    }

    @Override
    public void close() {
        a.close();
        b.close();
        c.close();
    }
}
