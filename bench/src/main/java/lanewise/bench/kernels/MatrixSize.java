package lanewise.bench.kernels;

/**
 * The size of a matrix.
 *
 * @param rows rows
 * @param cols columns
 */
record MatrixSize(int rows, int cols) {

    /**
     * Parses rows x columns, such as 10x41000.
     *
     * @throws IllegalArgumentException if the text is not two positive numbers with an x between them
     */
    static MatrixSize parse(String text) {
        if (!text.matches("[1-9]\\d{0,5}x[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(
                    "the size '" + text + "' is not rows x columns; write two numbers such as 10x41000");
        }
        String[] sizes = text.split("x");
        return new MatrixSize(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]));
    }
}
