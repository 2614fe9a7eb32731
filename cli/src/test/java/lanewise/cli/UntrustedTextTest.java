package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lanewise.benchmarks.JmhJson;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that control characters in text from files are replaced wherever it is printed. */
class UntrustedTextTest {

    @TempDir
    private Path folder;

    /** ESC, BEL, CR, newline, C1's CSI, and two that reverse the writing direction. */
    static List<String> controls() {
        return List.of("\u001b", "\u0007", "\r", "\n", "\u009b", "\u202e", "\u2066");
    }

    private static void assertHarmless(Run run, String control, int exit) {
        assertEquals(exit, run.exit(), run.toString());
        String all = run.out() + run.err();
        assertTrue(all.contains("a\uFFFDb"), run.toString());
        if (control.equals("\n")) {
            // The lines of explain may start with b1 and b2.
            assertTrue(
                    all.lines().noneMatch(line -> line.startsWith("b") && !line.matches("b\\d = .*")), run.toString());
        } else {
            assertTrue(!all.contains(control), run.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("controls")
    void fileNamesInResults(String control) throws IOException {
        Path data = Files.move(Letters.csv(folder), folder.resolve("a" + control + "b.csv"));
        Path model = folder.resolve("a" + control + "b.safetensors");
        assertHarmless(
                Run.of("train", "--data", data.toString(), "--iterations", "1", "--model", model.toString()),
                control,
                0);
        assertHarmless(Run.of("evaluate", model.toString(), "--data", data.toString()), control, 0);
        assertHarmless(Run.of("show", "--data", data.toString(), "999999"), control, 2);
        assertHarmless(Run.of("explain", model.toString(), "0", "--data", data.toString()), control, 0);
        assertHarmless(
                Run.of(
                        "export",
                        model.toString(),
                        folder.resolve("a" + control + "b.onnx").toString()),
                control,
                0);
    }

    @ParameterizedTest
    @MethodSource("controls")
    void fileNamesInErrors(String control) {
        String missing = folder.resolve("a" + control + "b").toString();
        assertHarmless(Run.of("evaluate", missing), control, 1);
        assertHarmless(Run.of("train", "--data", missing), control, 1);
        assertHarmless(Run.of("train", "--model", missing + "/c"), control, 1);
        assertHarmless(Run.of("compare", missing), control, 2);
        assertHarmless(Run.of("evaluate", missing, "--stacktrace"), control, 1);
    }

    @ParameterizedTest
    @MethodSource("controls")
    void arguments(String control) {
        String value = "a" + control + "b";
        assertHarmless(Run.of("train", "--iterations", value), control, 2);
        assertHarmless(Run.of("train", "--hidden", value), control, 2);
        assertHarmless(Run.of("train", "--kernels", value), control, 2);
        assertHarmless(Run.of("train", "--" + value), control, 2);
        assertHarmless(Run.of(value), control, 2);
        assertHarmless(Run.of("recipes", value), control, 2);
        assertHarmless(Run.of("show", value), control, 1);
    }

    /** A file that contains BEL is not treated as text, and none of its cells is quoted. */
    static List<String> controlsInText() {
        return controls().stream().filter(control -> !control.equals("\u0007")).toList();
    }

    @ParameterizedTest
    @MethodSource("controlsInText")
    void cellsOfCsvFiles(String control) throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "label,x,y\n0,1,2\n1,3,\"a" + control + "b\"\n");
        assertHarmless(Run.of("train", "--data", data.toString()), control, 1);
    }

    @ParameterizedTest
    @MethodSource("controls")
    void metadataOfModels(String control) throws IOException {
        String value = String.format(Locale.ROOT, "a\\u%04xb", (int) control.charAt(0));
        assertHarmless(
                model("{\"__metadata__\":{\"lanewise.format\":\"" + value
                        + "\"},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}"),
                control,
                1);
        assertHarmless(
                model("{\"" + value + "\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}"), control, 1);
    }

    /** Reports, pictures and comparisons are printed with cat. */
    @ParameterizedTest
    @MethodSource("controls")
    void documents(String control) throws IOException {
        Path data = Files.move(Letters.csv(folder), folder.resolve("a" + control + "b.csv"));
        Path report = folder.resolve("report.html");
        Run run = Run.of("train", "--data", data.toString(), "--iterations", "1", "--report", report.toString());
        assertEquals(0, run.exit(), run.toString());
        assertHarmless(report, control);
        Path model = UntrainedModel.write(folder.resolve("a" + control + "b.safetensors"), 8, 8);
        Path onnx = folder.resolve("m.onnx");
        assertEquals(0, Run.of("export", model.toString(), onnx.toString()).exit());
        Path jmh = JmhJson.write(
                folder.resolve("jmh.json"), JmhJson.result("a.B.c", 1, 1.01).params("p", "a" + control + "b"));
        Path other = JmhJson.write(
                folder.resolve("other.json"), JmhJson.result("a.B.c", 1, 1.02).params("p", "a" + control + "b"));
        for (String format : List.of("text", "markdown", "json", "html")) {
            Path out = folder.resolve("comparison." + format);
            Run comparison =
                    Run.of("compare", jmh.toString(), other.toString(), "--format", format, "--out", out.toString());
            assertEquals(0, comparison.exit(), comparison.toString());
            assertHarmless(out, control);
            assertHarmless(
                    Run.of("compare", jmh.toString(), other.toString(), "--format", format)
                            .out(),
                    control);
        }
    }

    private static void assertHarmless(Path file, String control) throws IOException {
        assertHarmless(Files.readString(file), control);
    }

    private static void assertHarmless(String text, String control) {
        assertTrue(
                text.contains("a\uFFFDb") || text.contains("\\u") || text.contains("\\n") || text.contains("\\r"),
                text);
        if (!control.equals("\n")) {
            assertFalse(text.contains(control), text);
        }
    }

    private Run model(String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file =
                ByteBuffer.allocate(Long.BYTES + text.length + Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(text.length).put(text);
        return Run.of(
                "evaluate",
                Files.write(folder.resolve("m.safetensors"), file.array()).toString());
    }
}
