package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.cli.options.KernelsOptions;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Command
    private static final class Options {
        @Mixin
        private KernelsOptions kernels;
    }

    private static Map<String, List<String>> given(String... args) {
        return NextSteps.givenOptions(new CommandLine(new Options()).parseArgs(args));
    }

    /** Kernels of another jar run only if every command selects them. */
    @Test
    void theKernelsAreRepeated() {
        Map<String, List<String>> given = given("--kernels", "mine");
        List<String> lines = NextSteps.lines("mine", given, video(10), Path.of("m.safetensors"), true, false);
        assertTrue(lines.get(3).endsWith(" evaluate m.safetensors --kernels mine"), lines.toString());
        assertTrue(lines.get(5).endsWith(" train --kernels scalar"), lines.toString());
        assertTrue(lines.get(7).endsWith(" train --kernels mine --iterations 2000"), lines.toString());
        assertTrue(lines.get(9).endsWith(" train --kernels mine --recipe quick"), lines.toString());
        assertTrue(NextSteps.resume(Path.of("m.safetensors"), given)
                .endsWith(" train --resume m.safetensors --kernels mine"));
        assertEquals("lanewise train --report r.html", NextSteps.again(given, Optional.empty(), Path.of("r.html")));
    }

    @Test
    void theReferenceImplementationAndAutoAreNotRepeated() {
        assertEquals(Map.of(), given("--kernels", "scalar"));
        assertEquals(Map.of(), given("--kernels", "Auto"));
        assertEquals(Map.of(), given());
    }

    /** The suggested commands do not have the system property. */
    @Test
    void theKernelsOfThePropertyAreRepeated() {
        System.setProperty(KernelsLookup.PROPERTY, "mine");
        try {
            assertEquals(Map.of("--kernels", List.of("mine")), given());
        } finally {
            System.clearProperty(KernelsLookup.PROPERTY);
        }
    }
}
