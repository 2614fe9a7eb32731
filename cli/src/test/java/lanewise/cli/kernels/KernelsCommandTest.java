package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lanewise.cli.Run;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup;
import org.junit.jupiter.api.Test;

class KernelsCommandTest {

    @Test
    void listsTheKernels() {
        Run run = Run.of("kernels");
        assertEquals(0, run.exit(), run.err());
        assertLinesMatch(
                List.of(
                        "name +lanes  runs here  from +description",
                        ">> others, in the order of auto >>",
                        "scalar +1      yes        \\S+.* +plain Java, .*",
                        "",
                        ">> remarks >>",
                        "auto selects \\w+",
                        "",
                        "Java                .+, .+",
                        "processors          \\d+",
                        "HotSpot             (yes|no)",
                        "C2                  (yes|no)",
                        "JVMCI compiler      (yes|no)",
                        "fused multiply-add  (yes|no)"),
                run.lines());
    }

    @Test
    void factsOfAnotherJvm() {
        JvmFacts other = new JvmFacts("21", 21, "Another VM", true, false, true, false, false, Optional.empty());
        List<String> lines = KernelsCommand.lines(KernelsLookup.defaults(), other);
        assertTrue(lines.containsAll(List.of(
                "Java                21, Another VM",
                "HotSpot             no",
                "JVMCI compiler      yes",
                "fused multiply-add  no")));
    }
}
