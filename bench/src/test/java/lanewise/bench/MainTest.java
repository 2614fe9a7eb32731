package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertEquals("ruler.PeakFma.oneThread", out.toString().strip());
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
    void findsTheReportOfJmh() {
        assertEquals(Path.of("jmh-result.json"), JmhRun.report("X", "-rf", "json"));
        assertEquals(Path.of("x.json"), JmhRun.report("-rff", "x.json", "-rf", "json"));
        assertNull(JmhRun.report("X", "-rff", "x.csv"));
        assertNull(JmhRun.report("X", "-rf", "text"));
        assertNull(JmhRun.report("X", "-no-such-option"));
    }
}
