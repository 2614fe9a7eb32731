package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.cli.console.Console;
import lanewise.cli.terminal.Terminal;
import lanewise.data.Mnist;
import lanewise.kernels.KernelsProvider;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Effort;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.measurement.Measurement;
import lanewise.measurement.Times;
import lanewise.measurement.Workload;
import lanewise.measurement.Workloads;
import lanewise.training.Batch;
import mykernels.UncreatableKernelsProvider;
import org.junit.jupiter.api.Test;

class KernelsCompareCommandTest {

    private final StringWriter out = new StringWriter();

    @Test
    void aLineForEveryWorkAndImplementation() {
        List<Workload> works = Workloads.all(Batch.of(Mnist.test().first(40))).subList(0, 3);
        PrintWriter writer = new PrintWriter(out);
        Terminal pipe = Terminal.of(false, StandardCharsets.UTF_8, Map.<String, String>of()::get, writer, writer);
        assertEquals(
                0,
                KernelsCompareCommand.compare(
                        new Console(pipe), KernelsLookup.defaults(), works, 2, 0.01, Effort.QUICK),
                out.toString());
        String times = "[\\d.]+ m?s +[\\d,]+ +";
        String ratios = "1( +[\\d.]+ x \\[[\\d.]+, [\\d.]+\\]| +-)?";
        List<String> lines = out.toString().lines().toList();
        List<String> scalar = lines.stream()
                .filter(line -> line.matches(".* scalar  +[\\d.]+ .*"))
                .toList();
        assertLinesMatch(
                List.of(
                        "(iteration, 784-10-10, 40 examples)? +scalar +" + times + "- +" + ratios,
                        "(W1 X \\+ b1, pixels \\(10,784,40\\))? +scalar +" + times + "[\\d.]+\\* +" + ratios,
                        "(dZ1 X' / m, pixels \\(10,40,784\\))? +scalar +" + times + "[\\d.]+\\* +" + ratios),
                scalar);
        assertLinesMatch(
                List.of(
                        ">> implementations that are verified >>",
                        ".*scalar: 1 float lane; 2 threads each",
                        "machine: \\d+ processors?, .+, Java .+, .+",
                        ">> those that cannot run, the table >>",
                        "vs scalar, vs vector: speed relative to these kernels, .*",
                        "Measured alternately in one JVM, at least 3 times, after a warm-up.",
                        "\\* GFLOP/s assumes 2mkn operations\\. .*",
                        "All results agree in every bit."),
                lines);
        String heading = "work +kernels +median +count +GFLOP/s  vs scalar +vs vector";
        assertTrue(lines.stream().anyMatch(line -> line.matches(heading)), out.toString());
    }

    @Test
    void kernelsThatCannotBeCreatedAreLeftOut() {
        List<Workload> works = Workloads.all(Batch.of(Mnist.test().first(40))).subList(0, 1);
        PrintWriter writer = new PrintWriter(out);
        Terminal pipe = Terminal.of(false, StandardCharsets.UTF_8, Map.<String, String>of()::get, writer, writer);
        KernelsLookup lookup = KernelsLookup.among(
                List.<KernelsProvider>of(new UncreatableKernelsProvider()).iterator());
        assertEquals(1, KernelsCompareCommand.compare(new Console(pipe), lookup, works, 1, 0.01, Effort.QUICK));
        assertTrue(out.toString().contains("kernels 'uncreatable' cannot be created: provider "), out.toString());
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("iteration.* scalar .*")), out.toString());
    }

    @Test
    void figuresOfAWorkAndAWrongResult() {
        Workload work = new Workload("A B", 3_000_000_000L, false, () -> {}, k -> {}, List.of());
        KernelsComparisonTable table = new KernelsComparisonTable(List.of(work), List.of(new ScalarKernels()));
        List<String> rows = table.rows(List.of(
                new Measurement(work, "scalar", Optional.of(new Times(1, 1.5, 2)), Optional.empty()),
                new Measurement(work, "vector", Optional.of(new Times(0.75)), Optional.empty()),
                new Measurement(work, "wrong", Optional.empty(), Optional.of("2 of 3 floats are wrong"))));
        assertLinesMatch(
                List.of(
                        "A B +scalar +1.50 s +3 +2.0  1 +0.50 x \\[0.38, 0.75\\]",
                        " +vector +750 ms +1 +4.0  2.00 x \\[1.33, 2.67\\] +1",
                        " +wrong +WRONG  2 of 3 floats are wrong"),
                rows);
        assertLinesMatch(
                List.of(">> what the figures mean >>", "Some results are WRONG and were not measured; .*"),
                table.foot(false));
    }
}
