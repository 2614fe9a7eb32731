package lanewise.simd.product;

import lanewise.kernels.Matrix;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;

/** The product C = factor A B + bias, where B holds pixels, in the layout that suits the operands. */
public final class PixelProduct {

    private PixelProduct() {}

    /**
     * Computes the columns of C that B covers.
     *
     * @param factor the factor of the sums
     * @param a m x k
     * @param b k x n; if it has no layout, this method selects one
     * @param bias m x 1, or null for none
     * @param c m x n
     */
    public static void multiply(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        if (b.from() == b.to()) {
            return;
        }
        PixelLayout given = b.layout();
        VectorLayout layout = given instanceof VectorLayout own ? own : VectorLayout.select(a, b, c);
        switch (layout) {
            case PANELS -> PanelProduct.multiply(factor, a, b, bias, c);
            case SPARSE_PAIRS -> SparseProduct.multiply(factor, a, b, bias, c);
            case EXAMPLES -> ExampleProduct.multiply(factor, a, b, bias, c);
        }
    }
}
