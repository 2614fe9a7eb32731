package lanewise.bench.kernels;

/**
 * The shape of C = A B.
 *
 * @param m rows of A and C
 * @param k columns of A, rows of B
 * @param n columns of B and C
 */
record ProductShape(int m, int k, int n) {

    /**
     * Parses m x k x n, such as 128x784x10.
     *
     * @throws IllegalArgumentException if the text is not three positive numbers with an x between them
     */
    static ProductShape parse(String text) {
        if (!text.matches("[1-9]\\d{0,5}x[1-9]\\d{0,5}x[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(
                    "the shape '" + text + "' is not m x k x n; write three numbers such as 128x784x10");
        }
        String[] sizes = text.split("x");
        return new ProductShape(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
    }
}
