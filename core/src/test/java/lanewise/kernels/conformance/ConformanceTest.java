package lanewise.kernels.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite itself is tried on kernels that are wrong on purpose: every one of them must be caught. */
class ConformanceTest {

    @Test
    void theDefinitionConforms() {
        Conformance.assertConforms(new ScalarKernels());
    }

    private static class Wrong extends DelegatingKernels {
        Wrong() {
            super(new ScalarKernels());
        }
    }

    static Stream<Arguments> wrongKernels() {
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
                Arguments.of("multiply (pixels): writes the panels it was not asked for", new Wrong() {
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
                Arguments.of("addBias: misses the last column", new Wrong() {
                    @Override
                    public void addBias(Matrix b, Matrix z) {
                        super.addBias(b, z.cols(0, Math.max(0, z.cols() - 1)));
                    }
                }),
                Arguments.of("relu: lets -0 through", new Wrong() {
                    @Override
                    public void relu(Matrix z, Matrix a) {
                        for (int i = 0; i < z.rows(); i++) {
                            for (int j = 0; j < z.cols(); j++) {
                                a.set(i, j, z.get(i, j) < 0f ? 0f : z.get(i, j));
                            }
                        }
                    }
                }),
                Arguments.of("reluGradient: lets the gradient through at 0", new Wrong() {
                    @Override
                    public void reluGradient(Matrix z, Matrix dA, Matrix dZ) {
                        for (int i = 0; i < z.rows(); i++) {
                            for (int j = 0; j < z.cols(); j++) {
                                dZ.set(i, j, z.get(i, j) >= 0f ? dA.get(i, j) : 0f);
                            }
                        }
                    }
                }),
                Arguments.of("softmax: another exp", new Wrong() {
                    @Override
                    public void softmax(Matrix z, Matrix a) {
                        for (int j = 0; j < z.cols(); j++) {
                            float top = Float.NEGATIVE_INFINITY;
                            for (int i = 0; i < z.rows(); i++) {
                                top = Math.max(top, z.get(i, j));
                            }
                            float sum = 0f;
                            for (int i = 0; i < z.rows(); i++) {
                                a.set(i, j, (float) Math.exp(z.get(i, j) - top));
                                sum += a.get(i, j);
                            }
                            for (int i = 0; i < z.rows(); i++) {
                                a.set(i, j, a.get(i, j) / sum);
                            }
                        }
                    }
                }),
                Arguments.of("subtract: writes beside its matrix", new Wrong() {
                    @Override
                    public void subtract(Matrix a, OneHot y, Matrix dZ) {
                        super.subtract(a, y, dZ);
                        dZ.data()[dZ.data().length - 1] = 7f;
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
                Arguments.of("addScaled: changes its operand", new Wrong() {
                    @Override
                    public void addScaled(float alpha, Matrix x, Matrix y) {
                        super.addScaled(alpha, x, y);
                        if (x.rows() * x.cols() > 0) {
                            x.set(0, 0, 3f);
                        }
                    }
                }),
                Arguments.of("addScaled: throws", new Wrong() {
                    @Override
                    public void addScaled(float alpha, Matrix x, Matrix y) {
                        throw new ArrayIndexOutOfBoundsException("planted");
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("wrongKernels")
    void aWrongImplementationIsCaught(String what, Kernels wrong) {
        String operation = what.substring(0, what.indexOf(':'));
        List<OperationReport> reports = Conformance.check(wrong);
        OperationReport caught = reports.stream()
                .filter(report -> report.operation().equals(operation))
                .findFirst()
                .orElseThrow();
        assertFalse(caught.agrees(), caught.toString());
        assertTrue(caught.worstUlps() > 0);
        assertTrue(caught.toString().contains("smallest: "), caught.toString());
        AssertionError error = assertThrows(AssertionError.class, () -> Conformance.assertConforms(wrong));
        assertTrue(error.getMessage().contains(operation), error.getMessage());
    }

    @Test
    void unitsInTheLastPlaceCountThroughZero() {
        assertEquals(0, Conformance.ulps(1f, 1f));
        assertEquals(1, Conformance.ulps(1f, Math.nextUp(1f)));
        assertEquals(1, Conformance.ulps(-0f, 0f));
        assertEquals(3, Conformance.ulps(-Float.MIN_VALUE, Float.MIN_VALUE));
        assertEquals(Long.MAX_VALUE, Conformance.ulps(Float.NaN, 0f));
    }
}
