package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepsTest {

    private static Hyperparameters video(int iterations) {
        return Recipe.VIDEO.hyperparameters().toBuilder().iterations(iterations).build();
    }

    @Test
    void otherKernelsMoreIterationsAndTheList() {
        List<String> lines = NextSteps.lines("vector", Map.of(), video(500), null, true, false);
        assertEquals(12, lines.size(), lines.toString());
        assertTrue(lines.get(3).matches("    java .* train --kernels scalar"), lines.toString());
        assertTrue(lines.get(5).matches("    java .* train --iterations 2000"), lines.toString());
        assertTrue(lines.get(7).matches("    java .* train --recipe quick"), lines.toString());
        assertTrue(lines.get(9).matches("    java .* recipes"), lines.toString());
        assertTrue(lines.get(11).matches("    java .* kernels"), lines.toString());
    }

    @Test
    void fasterKernelsAfterTheScalarOnes() {
        assertTrue(NextSteps.lines("scalar", Map.of(), video(500), null, true, false)
                .get(3)
                .endsWith(" train --kernels auto"));
    }

    @Test
    void theSameDataAgain() {
        Map<String, List<String>> given = Map.of("--data", List.of("images", "labels"));
        assertTrue(NextSteps.lines("vector", given, video(500), null, true, false)
                .get(3)
                .endsWith(" train --data images --data labels --kernels scalar"));
    }

    @Test
    void iterationsAreReplaced() {
        Map<String, List<String>> given = Map.of("--iterations", List.of("10"));
        List<String> lines = NextSteps.lines("vector", given, video(10), null, true, false);
        assertTrue(lines.get(3).endsWith(" train --iterations 10 --kernels scalar"), lines.toString());
        assertTrue(lines.get(5).endsWith(" train --iterations 2000"), lines.toString());
    }

    @ParameterizedTest
    @CsvSource({"1, 2000", "1500, 3000", "2147483647, 2147483647"})
    void moreIterations(int iterations, String expected) {
        assertTrue(NextSteps.lines("vector", Map.of(), video(iterations), null, true, false)
                .get(5)
                .endsWith(" --iterations " + expected));
    }

    @Test
    void crossValidationIsSuggestedUnlessItWasDone() {
        Map<String, List<String>> given = Map.of("--data", List.of("train.csv"));
        for (boolean crossValidated : new boolean[] {false, true}) {
            List<String> lines = NextSteps.lines("vector", given, video(10), null, false, crossValidated);
            assertEquals(!crossValidated, String.join("\n", lines).contains("--folds"), lines.toString());
        }
    }
}
