package lanewise.simd.product;

import lanewise.kernels.Matrix;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.RangeRunner;
import lanewise.kernels.layout.InkPanels;
import lanewise.kernels.layout.SparsePairs;

/** The layouts in which the vector kernels read pixels. */
public enum VectorLayout implements PixelLayout {

    /** Panels of sixteen columns without their blank rows, for many examples. */
    PANELS {
        @Override
        public void build(PixelMatrix b, RangeRunner threads) {
            InkPanels.of(b, threads);
        }

        @Override
        public ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
            return PanelProduct.split(a, b, threads, maximum);
        }
    },

    /** Pairs of columns without the rows that are blank in both columns, for mini-batches. */
    SPARSE_PAIRS {
        @Override
        public void build(PixelMatrix b, RangeRunner threads) {
            SparsePairs.of(b, threads);
        }

        @Override
        public ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
            return SparseProduct.split(a, threads, maximum);
        }
    },

    /** The pixels in place, example by example, for a few examples with contiguous columns of results. */
    EXAMPLES;

    /**
     * Selects the layout for a product.
     *
     * @param a m x k
     * @param b k x n
     * @param c m x n
     * @return the layout
     */
    public static VectorLayout select(Matrix a, PixelMatrix b, Matrix c) {
        return ExampleProduct.fits(a, b, c) ? EXAMPLES : SparseProduct.fits(a, b, c) ? SPARSE_PAIRS : PANELS;
    }
}
