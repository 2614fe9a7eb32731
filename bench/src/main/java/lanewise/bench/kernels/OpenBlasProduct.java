package lanewise.bench.kernels;

import lanewise.kernels.Matrix;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * A product by cblas_sgemm of OpenBLAS. The operands lie in native memory from the start, so that a call copies nothing
 * between Java's heap and OpenBLAS.
 *
 * <p>OpenBLAS picks its code by the processor; the environment variable {@code OPENBLAS_VERBOSE=2} makes it say which.
 */
public final class OpenBlasProduct implements Product {

    /** What the binding calls OpenBLAS, as against MKL or an unknown library that it was told to load. */
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
     * C = A B.
     *
     * @param threads for OpenBLAS as a whole: the last product made decides
     * @param a m x k, with rows or columns contiguous and without gaps, from the start of its array
     * @param b k x n, row after row, from the start of its array
     * @throws IllegalStateException if the library is not OpenBLAS or does not take the number of threads
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
