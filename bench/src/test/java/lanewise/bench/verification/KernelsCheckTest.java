package lanewise.bench.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.OptionsBuilder;

class KernelsCheckTest {

    /** Right products, and a scale that computes alpha + y. */
    private static final class WrongScale implements Kernels {

        private final Kernels right = new ScalarKernels();

        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
            right.multiply(alpha, a, b, c);
        }

        @Override
        public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
            right.multiply(alpha, a, b, c);
        }

        @Override
        public void scale(float alpha, Matrix y) {
            for (int i = 0; i < y.rows(); i++) {
                for (int j = 0; j < y.cols(); j++) {
                    y.set(i, j, alpha + y.get(i, j));
                }
            }
        }
    }

    @Test
    void theFirstWrongOperationIsNamedInOneLine() {
        String fault = KernelsCheck.firstFault(new WrongScale()).orElseThrow();
        assertTrue(fault.startsWith("scale: "), fault);
        assertEquals(1, fault.lines().count(), fault);
    }

    @Test
    void testedKernelsNeedNoCheck() throws IOException {
        assertEquals(
                Optional.empty(),
                KernelsCheck.problem(
                        List.of("scalar", "vector", "openblas"),
                        new OptionsBuilder().jvm("/no/such/java").build()));
    }
}
