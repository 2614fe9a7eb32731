package lanewise.bench.setup;

import lanewise.kernels.Matrix;
import lanewise.random.RandomStream;

/** Operands without structure. */
public final class RandomMatrices {

    private RandomMatrices() {}

    /** Row after row, every element uniform in (-0.5, 0.5), the same in every JVM. */
    public static Matrix uniform(int rows, int cols, String purpose) {
        RandomStream random = RandomStream.of(1, purpose);
        Matrix matrix = Matrix.zeros(rows, cols);
        for (int i = 0; i < rows * cols; i++) {
            matrix.data()[i] = random.nextUniform();
        }
        return matrix;
    }
}
