package lanewise.kernels;

/**
 * Defines how an implementation of {@link Kernels} reads the pixels of one product, and how that product is split into
 * parts.
 *
 * <p>{@link Kernels#layout} selects the layout once per product. Then {@code ParallelKernels}
 *
 * <ol>
 *   <li>calls {@link #build} once, before any part runs;
 *   <li>calls {@link #split} once, to divide the product;
 *   <li>calls the product once per part, with the rows of {@code a} and {@code c} or the {@linkplain PixelMatrix#part
 *       part} of {@code b} that belong to the part. {@link PixelMatrix#layout() b.layout()} is then this layout, so
 *       that the product need not select it again.
 * </ol>
 *
 * <p>A product that is too small to split has no layout: {@code b.layout()} is null, and nothing was built. If another
 * implementation delegates a product to this one, {@code b.layout()} may be a layout of that implementation; treat
 * such a layout as null.
 *
 * <p>All methods have defaults, which suit an implementation that reads {@link PixelMatrix#get} or {@link
 * PixelMatrix#pixels()}.
 */
public interface PixelLayout {

    /** Reads the pixels in place: nothing is built, and parts are ranges of columns. */
    PixelLayout PIXELS = new PixelLayout() {};

    /** The columns of a part begin at a multiple of this number by default: 16 floats fill a cache line of 64 bytes. */
    int COLUMN_STEP = 16;

    /**
     * Builds the form of the pixels that the product reads, unless it exists. An implementation stores it with {@link
     * PixelMatrix#derived}. The default does nothing.
     *
     * @param b the pixels of the product, possibly restricted to some columns
     * @param threads runs work on all threads of the caller
     */
    default void build(PixelMatrix b, RangeRunner threads) {}

    /**
     * Divides a product into parts. The default divides the columns of {@code b} into {@code maximum} parts of about
     * the same number of columns.
     *
     * @param a the left operand, m x k
     * @param b the pixels, k x n, possibly restricted to some columns; {@link #build} was called
     * @param threads number of threads that share the product, 2 or more
     * @param maximum the number of parts that the size of the product justifies, {@code threads} or more. With several
     *     parts per thread, a delayed thread holds up the others by one small part at most.
     * @return the parts; together they cover the product exactly once. There may be more than {@code maximum}, and
     *     parts may be empty; the product is called for an empty part, too.
     */
    default ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
        return ProductSplit.columns(b, COLUMN_STEP, maximum);
    }
}
