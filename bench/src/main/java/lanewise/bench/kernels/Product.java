package lanewise.bench.kernels;

import lanewise.kernels.Matrix;

/** A product of two matrices, ready to be computed again and again. */
public interface Product extends AutoCloseable {

    /** Computes C = A B into the same place as before. */
    void multiply();

    /** C; what earlier calls handed out may change. */
    Matrix result();

    @Override
    void close();
}
