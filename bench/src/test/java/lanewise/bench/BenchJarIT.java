package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs bench.jar as users do, without module options. */
class BenchJarIT {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path JAR = Path.of("target", "bench.jar").toAbsolutePath();
    private static final long MINUTES = 5;
    private static final String[] SHORT = {"-wi", "1", "-w", "10ms", "-i", "2", "-r", "10ms"};

    @TempDir
    private Path folder;

    private String run(int expectedCode, String[] more, String... args) throws IOException, InterruptedException {
        return run(expectedCode, List.of("-jar", JAR.toString()), more, args);
    }

    private String run(int expectedCode, List<String> program, String[] more, String... args)
            throws IOException, InterruptedException {
        // The figures do not matter, so that another benchmark may run at the same time.
        List<String> command = new ArrayList<>(List.of(JAVA, "-Djmh.ignoreLock=true"));
        command.addAll(program);
        command.addAll(List.of(args));
        command.addAll(List.of(more));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "still running");
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        assertEquals(expectedCode, process.exitValue(), text);
        return text;
    }

    private static Map<?, ?> part(Map<?, ?> map, String name) {
        return (Map<?, ?>) map.get(name);
    }

    private static void assertEnvironment(Map<String, Object> result) {
        Map<?, ?> environment = part(result, "environment");
        assertTrue(environment.keySet().containsAll(List.of("date", "cpu", "lanes", "os", "jdk", "kernels", "jmh")));
        assertTrue(part(environment, "cpu").containsKey("model"), environment.toString());
        assertTrue(part(environment, "kernels").containsKey("vector"), environment.toString());
        Map<?, ?> lanes = part(part(environment, "lanes"), "kernels");
        assertEquals(1L, lanes.get("scalar"));
        assertTrue(((Number) lanes.get("vector")).intValue() >= 4, environment.toString());
        assertTrue(((List<?>) part(environment, "jdk").get("flags")).contains("--add-modules=jdk.incubator.vector"));
        assertEquals("1.37", environment.get("jmh"));
    }

    @Test
    void aRunInRoundsWritesAReport() throws Exception {
        String output = run(0, SHORT, "--rounds", "2", "--only", "PeakFma", "--out", "report.json");
        assertTrue(output.contains("round 2  2 of 2  0 s left"), output);
        assertTrue(output.contains("report: report.json"), output);
        assertTrue(output.contains("compare report.json"), output);
        List<Map<String, Object>> results = Json.results(folder.resolve("report.json"));
        assertEquals(1, results.size());
        Map<String, Object> result = results.get(0);
        assertEquals("lanewise.bench.ruler.PeakFmaBenchmark.oneThread", result.get("benchmark"));
        assertEquals("thrpt", result.get("mode"));
        assertEquals(2L, result.get("forks"));
        Map<?, ?> metric = part(result, "primaryMetric");
        assertEquals("ops/ns", metric.get("scoreUnit"));
        List<?> forks = (List<?>) metric.get("rawData");
        assertEquals(2, forks.size());
        forks.forEach(fork -> assertEquals(2, ((List<?>) fork).size()));
        assertTrue(((Number) metric.get("score")).doubleValue() > 0);
        assertTrue(part(result, "secondaryMetrics").containsKey("flops"));
        assertEnvironment(result);
    }

    @Test
    void jmhRunsAsUsualAndItsReportHasTheEnvironment() throws Exception {
        String output = run(0, SHORT, "PeakFma.*oneThread", "-f", "1", "-rf", "json", "-rff", "jmh.json");
        assertTrue(output.contains("# Run complete."), output);
        List<Map<String, Object>> results = Json.results(folder.resolve("jmh.json"));
        assertEquals(1, results.size());
        assertEquals(1L, results.get(0).get("forks"));
        assertEnvironment(results.get(0));
        assertTrue(run(0, new String[0], "-l").contains("lanewise.bench.training.VideoIterationBenchmark.iteration"));
    }

    @Test
    void aFailingRowIsReportedAndTheExitCodeIsOne() throws Exception {
        String output = run(
                1,
                SHORT,
                "--rounds",
                "2",
                "--only",
                "oneImage.*vector|readDigits",
                "--out",
                "report.json",
                "-jvmArgsAppend",
                "-Dlanewise.lanes=5");
        assertTrue(
                output.contains(
                        "failed, left out: inference.Inference.oneImage kernels=vector threads=1: kernels 'vector'"
                                + " cannot run: -Dlanewise.lanes=5 is not 4, 8 or 16"),
                output);
        assertFalse(output.contains("\tat "), output);
        List<Map<String, Object>> results = Json.results(folder.resolve("report.json"));
        assertEquals(1, results.size());
        assertEquals(
                "lanewise.bench.loading.LoadingBenchmark.readDigits",
                results.get(0).get("benchmark"));
    }

    /** JMH skips a benchmark that fails, and ends with exit code 0. */
    @Test
    void aFailingBenchmarkOfJmhGivesExitCodeOne() throws Exception {
        List<String> program = List.of("-Dlanewise.lanes=5", "-jar", JAR.toString());
        for (String forks : List.of("0", "1")) {
            String output = run(
                    1,
                    program,
                    SHORT,
                    "Inference.*oneImage|PeakFma.*oneThread",
                    "-p",
                    "kernels=vector",
                    "-p",
                    "threads=1",
                    "-f",
                    forks,
                    "-rf",
                    "json");
            assertTrue(output.contains("# Run complete."), output);
            assertTrue(
                    output.contains("bench: failed, no result: lanewise.bench.inference.InferenceBenchmark.oneImage"),
                    output);
            assertTrue(
                    output.strip().lines().reduce("", (before, line) -> line).contains(": kernels 'vector' "), output);
        }
    }

    @Test
    void invalidArgumentsOfJmhGiveExitCodeTwo() throws Exception {
        assertTrue(run(2, SHORT, "NoSuchBenchmark").contains("bench: no benchmark matches"));
        for (String argument : List.of("(", "-no-such-option", "-p=kernels=none")) {
            String output = run(2, new String[0], argument);
            assertTrue(output.startsWith("bench: "), output);
            assertEquals(1, output.lines().count(), output);
        }
    }

    /** The kernels of the guide, compiled against bench.jar alone. */
    @Test
    void measuresTheKernelsOfAnotherJar() throws Exception {
        List<String> program = withMine("mine", "", "");
        String[] jmh = {"Inference.*oneImage", "-p", "kernels=mine", "-p", "threads=1", "-f", "1", "-rf", "json"};
        assertTrue(run(0, program, SHORT, jmh).contains("# Run complete."));
        assertMeasuresMine(Json.results(folder.resolve("jmh-result.json")), List.of("mine"));
        String[] rounds = {"--rounds", "1", "--kernels", "mine", "--only", "oneImage.*(vector|mine)", "--out", "r.json"
        };
        run(0, program, SHORT, rounds);
        assertMeasuresMine(Json.results(folder.resolve("r.json")), List.of("vector", "mine"));
    }

    /**
     * The kernels of the guide with a product that rounds twice, in the operation that is verified first, but only with
     * a system property. The forks inherit it from this JVM, or get it with -jvmArgsAppend.
     */
    @Test
    void wrongKernelsAreNotMeasured() throws Exception {
        String right = "Math.fma(a.get(i, p), b.get(p, j), c.get(i, j))";
        List<String> program = withMine(
                "wrong", right, "Boolean.getBoolean(\"wrong\") ? a.get(i, p) * b.get(p, j) + c.get(i, j) : " + right);
        List<String> inherited = new ArrayList<>(List.of("-Dwrong=true"));
        inherited.addAll(program);
        assertRefusesMine(inherited, "--kernels", "mine", "--only", "oneImage.*mine");
        assertRefusesMine(inherited, "Inference.*oneImage", "-p", "kernels=mine");
        assertRefusesMine(program, "--kernels", "mine", "--only", "oneImage.*mine", "-jvmArgsAppend", "-Dwrong=true");
    }

    private void assertRefusesMine(List<String> program, String... args) throws IOException, InterruptedException {
        String output = run(1, program, SHORT, args);
        String expected =
                "bench: the results of the kernels 'mine' are wrong, so they are not measured: multiply (floats): ";
        assertTrue(output.startsWith(expected), output);
        assertTrue(output.contains("-Dwrong=true"), output);
        assertEquals(1, output.lines().count(), output);
    }

    /**
     * Compiles the kernels of the guide with a replacement. Returns the arguments of java that run the benchmarks with
     * them.
     */
    private List<String> withMine(String name, String replaced, String by) throws IOException, InterruptedException {
        Path example = Path.of("..", "cli", "src", "examples", "mykernels");
        Path classes = folder.resolve(name);
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        String provider = "lanewise.kernels.KernelsProvider";
        Files.copy(example.resolve("META-INF/services").resolve(provider), services.resolve(provider));
        String source = Files.readString(example.resolve("MyKernels.java"));
        assertTrue(source.contains(replaced), source);
        Path file = Files.createDirectories(folder.resolve("source-" + name)).resolve("MyKernels.java");
        Files.writeString(file, replaced.isEmpty() ? source : source.replace(replaced, by));
        int failed = new ProcessBuilder(
                        Path.of(JAVA).resolveSibling("javac").toString(),
                        "-cp",
                        JAR.toString(),
                        "-d",
                        classes.toString(),
                        file.toString(),
                        example.resolve("MyKernelsProvider.java").toString())
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, failed);
        return List.of("-cp", JAR + File.pathSeparator + classes, "lanewise.bench.Main");
    }

    private static void assertMeasuresMine(List<Map<String, Object>> results, List<String> kernels) {
        assertEquals(
                kernels,
                results.stream()
                        .map(result -> part(result, "params").get("kernels"))
                        .toList());
        for (Map<String, Object> result : results) {
            Map<?, ?> lanes = part(part(part(result, "environment"), "lanes"), "kernels");
            assertTrue(lanes.containsKey("vector"), lanes::toString);
            assertEquals(1L, lanes.get("mine"));
        }
    }
}
