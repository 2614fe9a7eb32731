package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsLookup;
import lanewise.kernels.KernelsLookup.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepsTest {

    private final Kernels scalar = KernelsLookup.standard().choose("scalar").kernels();
    private final Choice asked = new Choice(scalar, Optional.empty());

    @Test
    void otherKernelsMoreIterationsAndTheList() {
        List<String> lines = NextSteps.lines(asked, List.of(), 500);
        assertEquals(8, lines.size(), lines.toString());
        assertTrue(lines.get(3).matches("    java .* train --kernels scalar"), lines.toString());
        assertTrue(lines.get(5).matches("    java .* train --iterations 2000"), lines.toString());
        assertTrue(lines.get(7).matches("    java .* kernels"), lines.toString());
    }

    @Test
    void theSameDataAgain() {
        assertTrue(NextSteps.lines(asked, List.of(Path.of("a.csv")), 500).get(3)
                .endsWith(" train --data a.csv --kernels scalar"));
    }

    @Test
    void theMissingModuleFirst() {
        Choice fallback = new Choice(scalar, Optional.of("the module jdk.incubator.vector is not there; add it"));
        List<String> lines = NextSteps.lines(fallback, List.of(), 500);
        assertTrue(lines.get(2).contains("sooner"), lines.toString());
        assertTrue(lines.get(3).endsWith(" train"), lines.toString());
    }

    @ParameterizedTest
    @CsvSource({"1, 2000", "1500, 3000", "2147483647, 2147483647"})
    void moreIterations(int iterations, String expected) {
        assertTrue(NextSteps.lines(asked, List.of(), iterations).get(5).endsWith(" --iterations " + expected));
    }
}
