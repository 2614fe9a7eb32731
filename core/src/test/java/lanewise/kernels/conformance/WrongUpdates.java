package lanewise.kernels.conformance;

import java.util.stream.Stream;
import lanewise.kernels.Matrix;
import org.junit.jupiter.params.provider.Arguments;

/** Kernels with a fault in an operation of {@link UpdateCases} or {@link RowCases}. */
final class WrongUpdates {

    private WrongUpdates() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("addBias: misses the last column", new Wrong() {
                    @Override
                    public void addBias(Matrix b, Matrix z) {
                        super.addBias(b, z.cols(0, Math.max(0, z.cols() - 1)));
                    }
                }),
                Arguments.of("rowSums: from left to right", new Wrong() {
                    @Override
                    public void rowSums(float alpha, Matrix x, Matrix sums) {
                        for (int i = 0; i < x.rows(); i++) {
                            float sum = 0f;
                            for (int j = 0; j < x.cols(); j++) {
                                sum += x.get(i, j);
                            }
                            sums.set(i, 0, alpha * sum);
                        }
                    }
                }),
                Arguments.of("rowDots: rounds the products", new Wrong() {
                    @Override
                    public void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
                        Matrix products = Matrix.zeros(x.rows(), x.cols());
                        for (int i = 0; i < x.rows(); i++) {
                            for (int j = 0; j < x.cols(); j++) {
                                products.set(i, j, x.get(i, j) * y.get(i, j));
                            }
                        }
                        rowSums(alpha, products, sums);
                    }
                }),
                Arguments.of("scale: leaves -0 out", new Wrong() {
                    @Override
                    public void scale(float alpha, Matrix y) {
                        super.scale(alpha, y);
                        addScaled(0f, Matrix.zeros(y.rows(), y.cols()), 1f, y);
                    }
                }),
                Arguments.of("addScaled: changes its operand", new Wrong() {
                    @Override
                    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
                        super.addScaled(alpha, x, beta, y);
                        if (x.rows() * x.cols() > 0) {
                            x.set(0, 0, 3f);
                        }
                    }
                }),
                Arguments.of("addScaled: throws", new Wrong() {
                    @Override
                    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
                        throw new ArrayIndexOutOfBoundsException("planted");
                    }
                }),
                Arguments.of("addScaled: rounds beta Y last", new Wrong() {
                    @Override
                    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
                        for (int i = 0; i < y.rows(); i++) {
                            for (int j = 0; j < y.cols(); j++) {
                                y.set(i, j, Math.fma(beta, y.get(i, j), alpha * x.get(i, j)));
                            }
                        }
                    }
                }),
                Arguments.of("addScaledSquares: multiplies by alpha first", new Wrong() {
                    @Override
                    public void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
                        for (int i = 0; i < y.rows(); i++) {
                            for (int j = 0; j < y.cols(); j++) {
                                y.set(i, j, Math.fma(alpha * x.get(i, j), x.get(i, j), beta * y.get(i, j)));
                            }
                        }
                    }
                }),
                Arguments.of("addScaledQuotients: epsilon under the root", new Wrong() {
                    @Override
                    public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
                        for (int i = 0; i < y.rows(); i++) {
                            for (int j = 0; j < y.cols(); j++) {
                                float quotient = x.get(i, j) / (float) Math.sqrt(v.get(i, j) + epsilon);
                                y.set(i, j, Math.fma(alpha, quotient, y.get(i, j)));
                            }
                        }
                    }
                }),
                Arguments.of("addScaledQuotients: divides by an estimate", new Wrong() {
                    @Override
                    public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
                        for (int i = 0; i < y.rows(); i++) {
                            for (int j = 0; j < y.cols(); j++) {
                                float reciprocal = 1f / ((float) Math.sqrt(v.get(i, j)) + epsilon);
                                y.set(i, j, Math.fma(alpha, x.get(i, j) * reciprocal, y.get(i, j)));
                            }
                        }
                    }
                }),
                Arguments.of("scaleAndShiftRows: rounds twice", new Wrong() {
                    @Override
                    public void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
                        for (int i = 0; i < y.rows(); i++) {
                            for (int j = 0; j < y.cols(); j++) {
                                y.set(i, j, scale.get(i, 0) * x.get(i, j) + shift.get(i, 0));
                            }
                        }
                    }
                }),
                Arguments.of("addScaledRows: takes the first row's factor", new Wrong() {
                    @Override
                    public void addScaledRows(Matrix scale, Matrix x, Matrix y) {
                        Matrix first = Matrix.zeros(scale.rows(), 1);
                        for (int i = 0; i < scale.rows(); i++) {
                            first.set(i, 0, scale.get(0, 0));
                        }
                        super.addScaledRows(first, x, y);
                    }
                }));
    }
}
