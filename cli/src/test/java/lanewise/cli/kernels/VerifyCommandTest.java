package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.cli.Run;
import lanewise.kernels.conformance.OperationReport;
import org.junit.jupiter.api.Test;

class VerifyCommandTest {

    private static final OperationReport RIGHT = new OperationReport("activate", 1000, 0, 0, null);
    private static final OperationReport WRONG = new OperationReport("softmax", 700, 3, 1, "1 x 1: other");

    @Test
    void aLineForEveryOperationAndOneForAll() {
        Run run = Run.of("kernels", "verify", "--kernels", "scalar", "--threads", "2");
        assertEquals(0, run.exit(), run.err());
        List<String> lines = run.lines();
        assertEquals("scalar: 1 float lane, 2 threads", lines.get(0));
        String softmax = " {2}softmax +agrees in every bit \\(\\d+ cases\\)";
        assertTrue(lines.stream().anyMatch(line -> line.matches(softmax)), run.out());
        String all = "scalar: all " + (lines.size() - 2) + " operations agree in every bit \\([\\d,]+ cases\\)";
        assertLinesMatch(List.of(all), lines.subList(lines.size() - 1, lines.size()));
    }

    @Test
    void theConclusionListsTheOperationsThatDiffer() {
        assertEquals(
                "all 2 operations agree in every bit (2,000 cases)", VerifyCommand.conclusion(List.of(RIGHT, RIGHT)));
        assertEquals(
                "1 of 2 operations differs: softmax (1,700 cases)", VerifyCommand.conclusion(List.of(RIGHT, WRONG)));
        assertEquals(
                "2 of 2 operations differ: softmax, softmax (1,400 cases)",
                VerifyCommand.conclusion(List.of(WRONG, WRONG)));
    }
}
