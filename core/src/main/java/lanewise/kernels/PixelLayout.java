package lanewise.kernels;

/** In which form a product reads its {@link PixelMatrix}. */
public enum PixelLayout {

    /** {@linkplain PixelMatrix Panels} of 16 columns, without the rows that hold no ink. */
    PANELS,

    /** {@link SparsePairs}: of two neighboring columns the rows that hold ink. */
    SPARSE_PAIRS,

    /** The bytes as they were given, example after example: nothing is packed. */
    EXAMPLES
}
