package lanewise.kernels.conformance;

import java.util.stream.Stream;
import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import org.junit.jupiter.params.provider.Arguments;

/** Kernels whose activations are wrong on purpose, softmax and dropout among them. */
final class WrongActivations {

    private WrongActivations() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("activate: relu lets -0 through", new Wrong() {
                    @Override
                    public void activate(Activation f, Matrix z, Matrix a) {
                        super.activate(f, z, a);
                        for (int i = 0; f == Activation.RELU && i < a.rows(); i++) {
                            for (int j = 0; j < a.cols(); j++) {
                                if (Float.floatToIntBits(z.get(i, j)) == Float.floatToIntBits(-0f)) {
                                    a.set(i, j, -0f);
                                }
                            }
                        }
                    }
                }),
                Arguments.of("activate: another tanh", new Wrong() {
                    @Override
                    public void activate(Activation f, Matrix z, Matrix a) {
                        if (f != Activation.TANH) {
                            super.activate(f, z, a);
                            return;
                        }
                        for (int i = 0; i < a.rows(); i++) {
                            for (int j = 0; j < a.cols(); j++) {
                                a.set(i, j, (float) Math.tanh(z.get(i, j)));
                            }
                        }
                    }
                }),
                Arguments.of("activationGradient: lets the gradient through at 0", new Wrong() {
                    @Override
                    public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
                        if (f != Activation.RELU) {
                            super.activationGradient(f, a, dA, dZ);
                            return;
                        }
                        for (int i = 0; i < a.rows(); i++) {
                            for (int j = 0; j < a.cols(); j++) {
                                dZ.set(i, j, a.get(i, j) >= 0f ? dA.get(i, j) : 0f);
                            }
                        }
                    }
                }),
                Arguments.of("activationGradient: rounds the square", new Wrong() {
                    @Override
                    public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
                        if (f != Activation.TANH) {
                            super.activationGradient(f, a, dA, dZ);
                            return;
                        }
                        for (int i = 0; i < a.rows(); i++) {
                            for (int j = 0; j < a.cols(); j++) {
                                dZ.set(i, j, dA.get(i, j) * (1f - a.get(i, j) * a.get(i, j)));
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
                Arguments.of("subtract: writes next to its matrix", new Wrong() {
                    @Override
                    public void subtract(Matrix a, OneHot y, Matrix dZ) {
                        super.subtract(a, y, dZ);
                        dZ.data()[dZ.data().length - 1] = 7f;
                    }
                }),
                Arguments.of("subtract: forgets that labels are smoothed", new Wrong() {
                    @Override
                    public void subtract(Matrix a, OneHot y, Matrix dZ) {
                        super.subtract(a, y.smoothed(0f), dZ);
                    }
                }),
                Arguments.of("dropout: forgets where a part of the mask begins", new Wrong() {
                    @Override
                    public void dropout(DropoutMask mask, Matrix x, Matrix y) {
                        super.dropout(
                                new DropoutMask(
                                        mask.key0(),
                                        mask.key1(),
                                        mask.threshold(),
                                        mask.scale(),
                                        0,
                                        mask.stride(),
                                        mask.rows(),
                                        mask.cols()),
                                x,
                                y);
                    }
                }),
                Arguments.of("dropout: 0 times what is dropped", new Wrong() {
                    @Override
                    public void dropout(DropoutMask mask, Matrix x, Matrix y) {
                        for (int i = 0; i < y.rows(); i++) {
                            for (int j = 0; j < y.cols(); j++) {
                                y.set(i, j, x.get(i, j) * (mask.keeps(i, j) ? mask.scale() : 0f));
                            }
                        }
                    }
                }));
    }
}
