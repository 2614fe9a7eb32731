package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.cli.Run;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup;
import org.junit.jupiter.api.Test;

class KernelsCommandTest {

    @Test
    void listsWhatThereIs() {
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
                        "Java            .+, .+",
                        "processors      \\d+",
                        "HotSpot         (yes|no)",
                        "C2              (yes|no)",
                        "JVMCI compiler  (yes|no)",
                        "FMA             (yes|no)"),
                run.lines());
    }

    @Test
    void factsOfAnotherJvm() {
        JvmFacts other = new JvmFacts("21", 21, "Another VM", false, true, false, false);
        List<String> lines = KernelsCommand.lines(KernelsLookup.defaults(), other);
        assertTrue(lines.containsAll(List.of(
                "Java            21, Another VM", "HotSpot         no", "JVMCI compiler  yes", "FMA             no")));
    }
}
