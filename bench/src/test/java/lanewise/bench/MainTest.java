package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

class MainTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.rounds(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void helpDescribesRoundsAndJmh() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("--rounds N"), out.toString());
        assertTrue(out.toString().contains("-rf json"), out.toString());
        assertTrue(out.toString().lines().allMatch(line -> line.length() <= 105), out.toString());
    }

    @Test
    void listShowsTheRows() {
        assertEquals(0, run("--list", "--only", "PeakFma"));
        assertEquals("ruler.PeakFmaBenchmark.oneThread", out.toString().strip());
    }

    /** Every line of the list selects exactly its row, in JMH and with --only. */
    @Test
    void theLinesOfTheListAreArgumentsOfJmh() throws Exception {
        assertEquals(0, run("--list"));
        List<String> lines = out.toString().lines().toList();
        assertEquals(12, lines.size());
        for (String line : lines) {
            String[] args = line.split(" ");
            CommandLineOptions options = new CommandLineOptions(args);
            assertEquals(List.of(args[0]), options.getIncludes());
            assertEquals(1, matching(args[0]).size(), line);
            for (int i = 2; i < args.length; i += 2) {
                String[] param = args[i].split("=");
                assertEquals(
                        List.of(param[1]),
                        List.copyOf(options.getParameter(param[0]).get()));
            }
            out.getBuffer().setLength(0);
            assertEquals(0, run("--list", "--only", "^" + Pattern.quote(line) + "$"));
            assertEquals(line, out.toString().strip());
        }
    }

    /** Returns the benchmarks that JMH selects. */
    private static Set<String> matching(String regex) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return BenchmarkList.defaultList()
                .find(OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT), List.of(regex), List.of())
                .stream()
                .map(BenchmarkListEntry::getUsername)
                .collect(Collectors.toSet());
    }

    @Test
    void invalidArgumentsAreErrorsInOneLine() throws IOException {
        Path there = Files.createFile(folder.resolve("there.json"));
        assertEquals(2, run("--only", "NoSuchRow"));
        assertEquals(2, run("--out", there.toString()));
        assertEquals(2, run("--out", folder.resolve("no/such/folder.json").toString()));
        assertEquals(2, run("--bogus"));
        assertEquals(4, err.toString().lines().count());
        assertTrue(err.toString().contains("there.json exists already"), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void findsTheReportOfJmh() throws CommandLineOptionException {
        assertEquals(Path.of("jmh-result.json"), report("X", "-rf", "json"));
        assertEquals(Path.of("x.json"), report("-rff", "x.json", "-rf", "json"));
        assertNull(report("X", "-rff", "x.csv"));
        assertNull(report("X", "-rf", "text"));
    }

    private static Path report(String... args) throws CommandLineOptionException {
        return JmhRun.report(new CommandLineOptions(args));
    }
}
