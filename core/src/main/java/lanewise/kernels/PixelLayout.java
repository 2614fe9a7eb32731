package lanewise.kernels;

/**
 * How an implementation of {@link Kernels} reads the pixels of one product, and how that product is split into parts.
 *
 * <p>{@link Kernels#layout} selects the layout once per product. Then {@code ParallelKernels}
 *
 * <ol>
 *   <li>calls {@link #build} once, before any part runs;
 *   <li>calls {@link #split} once, to divide the product;
 *   <li>calls the product once per part, with the rows of {@code a} and {@code c} or the {@linkplain PixelMatrix#part
 *       part} of {@code b} that belong to the part. {@link PixelMatrix#layout() b.layout()} is then this layout, so
 *       that the product reads it there instead of selecting again.
 * </ol>
 *
 * <p>Products that are not worth splitting come without a layout: {@code b.layout()} is null, and nothing was built.
 *
 * <p>All methods have defaults. They suit an implementation that reads {@link PixelMatrix#get} or {@link
 * PixelMatrix#pixels()}.
 */
public interface PixelLayout {

    /** The pixels as they are: nothing is built, and parts are ranges of columns. */
    PixelLayout PIXELS = new PixelLayout() {};

    /** Columns of a part begin at a multiple of this by default: 64 bytes of a row of floats, a cache line. */
    int COLUMN_STEP = 16;

    /**
     * Builds what the product reads, if it is not built yet. {@link PixelMatrix#derived} is where to keep it. The
     * default does nothing.
     *
     * @param b the pixels of the product, possibly restricted to some columns
     * @param threads runs work on all threads of the caller
     */
    default void build(PixelMatrix b, RangeRunner threads) {}

    /**
     * Divides a product into parts. The default divides the columns of {@code b} into {@code most} parts of about the
     * same number of columns.
     *
     * @param a the left operand, m x k
     * @param b the pixels, k x n, possibly restricted to some columns; {@link #build} was called
     * @param threads how many threads share the product, 2 or more
     * @param most the number of parts that the size of the product justifies, {@code threads} or more. With several
     *     parts per thread, a delayed thread holds up the others by one small part at most.
     * @return the parts; together they cover the product exactly once
     */
    default ProductSplit split(Matrix a, PixelMatrix b, int threads, int most) {
        return ProductSplit.columns(b, COLUMN_STEP, most);
    }
}
