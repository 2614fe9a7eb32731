package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lanewise.cli.Run;
import lanewise.cli.console.Console;
import lanewise.cli.terminal.Terminal;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Effort;
import org.junit.jupiter.api.Test;

class VerifyCommandTest {

    @Test
    void aLineForEveryOperationAndOneForAll() {
        String options = "--hidden 5,4 --optimizer adam --batch-norm yes --mnist 60";
        Run run = Run.of(("kernels verify --kernels Scalar --threads 2 --quick " + options).split(" "));
        assertEquals(0, run.exit(), run.err());
        List<String> lines = run.lines();
        assertEquals("scalar: on one thread, then on 2 threads", lines.get(0));
        String softmax = " {2}softmax +agrees in every bit \\(\\d+ cases\\)";
        assertTrue(lines.stream().anyMatch(line -> line.matches(softmax)), run.out());
        String training =
                "  training with " + options + ", 2 threads: agrees in every bit \\(\\d+ of \\d+ operations\\)";
        assertTrue(lines.get(lines.size() - 2).matches(training), run.out());
        String last = lines.get(lines.size() - 1);
        assertTrue(last.matches("scalar: all " + (lines.size() - 2) + " checks passed \\([\\d,]+ cases\\)"), last);
    }

    @Test
    void theConclusionListsTheFailedChecks() {
        Verification verification = new Verification(new ScalarKernels(), "scalar", Effort.QUICK, 2);
        verification.add("activate", true);
        verification.add("scale", true);
        assertEquals("all 2 checks passed (0 cases)", verification.conclusion());
        verification.add("softmax", false);
        assertEquals("1 of 3 checks failed: softmax (0 cases)", verification.conclusion());
        verification.add("dropout", false);
        assertEquals("2 of 4 checks failed: softmax, dropout (0 cases)", verification.conclusion());
    }

    @Test
    void theNameOfTheProviderIsACheckOfItsOwn() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        Console console =
                new Console(Terminal.of(false, StandardCharsets.UTF_8, Map.<String, String>of()::get, writer, writer));
        Verification verification = new Verification(new ScalarKernels(), "mine", Effort.QUICK, 2);
        verification.providerName(console);
        assertEquals(
                "  name of the provider: WRONG: it is 'mine', but name() of the kernels returns 'scalar'; "
                        + "the names must be equal",
                out.toString().stripTrailing());
        assertEquals("1 of 1 check failed: name of the provider (0 cases)", verification.conclusion());
        Verification right = new Verification(new ScalarKernels(), "scalar", Effort.QUICK, 2);
        right.providerName(console);
        assertTrue(right.agrees());
    }

    @Test
    void quickAndThoroughExcludeEachOther() {
        assertEquals(2, Run.of("kernels", "verify", "--quick", "--thorough").exit());
    }
}
