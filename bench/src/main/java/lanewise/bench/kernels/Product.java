package lanewise.bench.kernels;

import lanewise.kernels.Matrix;

/** A product of two matrices that can be computed repeatedly. */
public interface Product extends AutoCloseable {

    /** Computes C = A B and replaces the previous result. */
    void multiply();

    /**
     * Returns C. Results of earlier calls may change.
     *
     * @return C
     */
    Matrix result();

    @Override
    void close();
}
