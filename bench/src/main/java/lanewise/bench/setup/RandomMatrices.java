package lanewise.bench.setup;

import lanewise.kernels.Matrix;
import lanewise.random.RandomStream;

/** Creates random operands. */
public final class RandomMatrices {

    private RandomMatrices() {}

    /**
     * Returns a matrix, row by row in memory, whose elements are uniform in (-0.5, 0.5) and the same in every JVM.
     *
     * @param rows number of rows
     * @param cols number of columns
     * @param purpose name of the stream of random numbers
     * @return the matrix
     */
    public static Matrix uniform(int rows, int cols, String purpose) {
        RandomStream random = RandomStream.of(1, purpose);
        Matrix matrix = Matrix.zeros(rows, cols);
        for (int i = 0; i < rows * cols; i++) {
            matrix.data()[i] = random.nextUniform();
        }
        return matrix;
    }
}
