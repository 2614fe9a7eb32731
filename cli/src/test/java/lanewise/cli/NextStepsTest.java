package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepsTest {

    @Test
    void otherKernelsMoreIterationsAndTheList() {
        List<String> lines = NextSteps.lines("vector", Map.of(), 500);
        assertEquals(8, lines.size(), lines.toString());
        assertTrue(lines.get(3).matches("    java .* train --kernels scalar"), lines.toString());
        assertTrue(lines.get(5).matches("    java .* train --iterations 2000"), lines.toString());
        assertTrue(lines.get(7).matches("    java .* kernels"), lines.toString());
    }

    @Test
    void fasterKernelsAfterTheScalarOnes() {
        assertTrue(NextSteps.lines("scalar", Map.of(), 500).get(3).endsWith(" train --kernels auto"));
    }

    @Test
    void theSameDataAgain() {
        Map<String, List<String>> given = Map.of("--data", List.of("images", "labels"));
        assertTrue(NextSteps.lines("vector", given, 500).get(3)
                .endsWith(" train --data images --data labels --kernels scalar"));
    }

    @Test
    void iterationsAreReplaced() {
        Map<String, List<String>> given = Map.of("--iterations", List.of("10"));
        List<String> lines = NextSteps.lines("vector", given, 10);
        assertTrue(lines.get(3).endsWith(" train --iterations 10 --kernels scalar"), lines.toString());
        assertTrue(lines.get(5).endsWith(" train --iterations 2000"), lines.toString());
    }

    @ParameterizedTest
    @CsvSource({"1, 2000", "1500, 3000", "2147483647, 2147483647"})
    void moreIterations(int iterations, String expected) {
        assertTrue(NextSteps.lines("vector", Map.of(), iterations).get(5).endsWith(" --iterations " + expected));
    }
}
