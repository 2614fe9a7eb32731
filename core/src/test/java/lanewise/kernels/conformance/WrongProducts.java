package lanewise.kernels.conformance;

import java.util.stream.Stream;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import org.junit.jupiter.params.provider.Arguments;

/** Kernels whose products are wrong on purpose: the operation, what is wrong, the kernels. */
final class WrongProducts {

    private WrongProducts() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("multiply (floats): sums from the end", new Wrong() {
                    @Override
                    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                        for (int i = 0; i < c.rows(); i++) {
                            for (int j = 0; j < c.cols(); j++) {
                                float sum = 0f;
                                for (int p = a.cols() - 1; p >= 0; p--) {
                                    sum = Math.fma(a.get(i, p), b.get(p, j), sum);
                                }
                                c.set(i, j, alpha * sum);
                            }
                        }
                    }
                }),
                Arguments.of("multiply (floats): rounds twice", new Wrong() {
                    @Override
                    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                        for (int i = 0; i < c.rows(); i++) {
                            for (int j = 0; j < c.cols(); j++) {
                                float sum = 0f;
                                for (int p = 0; p < a.cols(); p++) {
                                    sum += a.get(i, p) * b.get(p, j);
                                }
                                c.set(i, j, alpha * sum);
                            }
                        }
                    }
                }),
                Arguments.of("multiply (floats): returns zeros", new Wrong() {
                    @Override
                    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                        for (int i = 0; i < c.rows(); i++) {
                            for (int j = 0; j < c.cols(); j++) {
                                c.set(i, j, 0f);
                            }
                        }
                    }
                }),
                Arguments.of("multiply (pixels): writes columns that are not covered", new Wrong() {
                    @Override
                    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
                        super.multiply(alpha, a, b.transposed().transposed(), c);
                    }
                }),
                Arguments.of("multiply (pixels): scales before the sum", new Wrong() {
                    @Override
                    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
                        super.multiply(alpha, a, b, c);
                        for (int i = 0; c.cols() > 0 && i < c.rows(); i++) {
                            float sum = 0f;
                            for (int p = 0; p < a.cols(); p++) {
                                sum = Math.fma(a.get(i, p), b.get(p, 0) / 255f, sum);
                            }
                            c.set(i, 0, alpha * sum);
                        }
                    }
                }),
                Arguments.of("affine (pixels): forgets the bias", new Wrong() {
                    @Override
                    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
                        multiply(1f, w, x, z);
                    }
                }),
                Arguments.of("multiply (pixels): takes the usual scale", new Wrong() {
                    @Override
                    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
                        super.multiply(alpha / b.scale() * PixelMatrix.SCALE, a, b, c);
                    }
                }));
    }
}
