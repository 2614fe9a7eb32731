package lanewise.bench.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lanewise.bench.arguments.UsageException;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

class KernelsCheckTest {

    /** Right products without a bias, and those with a bias omit it. The operations verified before take time. */
    private static final class WithoutBias implements Kernels {

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
        public void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
            multiply(1f, w, x, z);
        }
    }

    @Test
    void theFirstWrongOperationIsNamedInOneLine() {
        String fault = KernelsCheck.firstFault(new WithoutBias()).orElseThrow();
        assertTrue(fault.startsWith("affine (floats): "), fault);
        assertEquals(1, fault.lines().count(), fault);
    }

    /** Kernels may end the JVM of the check with the exit code of success. */
    @Test
    void aCheckThatEndsWithoutAResultIsAProblem() throws UsageException {
        KernelsCheck.Check check = new KernelsCheck.Check("mine", new BenchmarkJvm("java", List.of()));
        for (int exitCode : new int[] {0, 1, 137}) {
            String problem = KernelsCheck.problem(check, exitCode, "").orElseThrow();
            assertTrue(problem.startsWith("the kernels 'mine' are not measured: "), problem);
            assertTrue(problem.contains("the exit code " + exitCode + " and without a result"), problem);
        }
    }

    @Test
    void theExitCodeOfACheckIsItsResult() throws UsageException {
        KernelsCheck.Check check = new KernelsCheck.Check("mine", new BenchmarkJvm("java", List.of()));
        assertEquals(Optional.empty(), KernelsCheck.problem(check, KernelsCheck.RIGHT, ""));
        String wrong =
                KernelsCheck.problem(check, KernelsCheck.WRONG, "scale: 1 x 2").orElseThrow();
        assertTrue(wrong.startsWith("the results of the kernels 'mine' are wrong, "), wrong);
        assertTrue(wrong.contains("scale: 1 x 2"), wrong);
        UsageException unavailable = assertThrows(
                UsageException.class, () -> KernelsCheck.problem(check, KernelsCheck.UNAVAILABLE, "no GPU"));
        assertEquals("no GPU", unavailable.getMessage());
    }

    @Test
    void testedKernelsNeedNoCheck() throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder().include("softmax").jvm("/no/such/java");
        assertEquals(Optional.empty(), KernelsCheck.problem(List.of(options.build())));
        options.param("kernels", "scalar", "vector", "mine");
        assertThrows(IOException.class, () -> KernelsCheck.problem(List.of(options.build())));
    }

    @Test
    void benchmarksWithoutKernelsNeedNoCheck() throws Exception {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include("readDigits").jvm("/no/such/java").param("kernels", "mine");
        assertEquals(Optional.empty(), KernelsCheck.problem(List.of(options.build())));
    }
}
