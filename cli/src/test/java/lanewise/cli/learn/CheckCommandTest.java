package lanewise.cli.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import lanewise.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final Path NOTEBOOKS = Path.of("../core/src/test/resources/lanewise/notebook");

    @TempDir
    private Path folder;

    private static Run check(Path file) {
        return Run.of("check", file.toString());
    }

    @Test
    void printsTheWrongEquationFirst() {
        Run run = check(NOTEBOOKS.resolve("wrong/sum_over_all_units.npz"));
        assertEquals(1, run.exit(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals("db2 is wrong; correct: db2 = row sums of dZ2 / m", lines.get(0));
        assertTrue(lines.get(1).startsWith("  shapes:  db2 is a number, dZ2 is 10 x 12"), run.out());
        assertTrue(run.out().contains("  by hand: the first element of db2 = ("), run.out());
        assertTrue(run.out().contains("  mistake: one sum over all units"), run.out());
        assertTrue(run.out().contains("  fix:     db2 = dZ2.sum(axis=1, keepdims=True) / m"), run.out());
        assertTrue(run.out().contains("network: 16-10-10, 12 examples, one example per column"), run.out());
        assertTrue(lines.stream().anyMatch(line -> line.matches("dW2 = dZ2 A1' / m +right +\\S+")), run.out());
        assertTrue(lines.stream().allMatch(line -> line.equals(line.stripTrailing())), run.out());
    }

    @Test
    void aMissingErrorIsComputed() throws IOException {
        Path mine = folder.resolve("mine.npz");
        try (ZipFile from = new ZipFile(
                        NOTEBOOKS.resolve("wrong/sum_over_all_units.npz").toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(mine))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (!entry.getName().startsWith("dZ")) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(to);
                }
            }
        }
        Run run = check(mine);
        assertEquals(1, run.exit(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals("db2 is wrong; correct: db2 = row sums of dZ2 / m", lines.get(0));
        assertTrue(lines.get(1).startsWith("  shapes:  db2 is a number, dZ2 is 10 x 12"), run.out());
        assertTrue(run.out().contains("  mistake: one sum over all units"), run.out());
        assertTrue(
                run.out().contains("  note:    dZ2 computed as A2 - Y; if yours differs, the mistake may be there"),
                run.out());
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("dZ2 = A2 - Y +not checkable +missing: dZ2")), run.out());
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("dW2 = dZ2 A1' / m +right +\\S+ +dZ2 computed as A2 - Y")),
                run.out());
        assertTrue(
                lines.stream()
                        .anyMatch(line ->
                                line.matches("dW1 = .* +right +\\S+ +dZ1 computed as W2' dZ2 \\* relu'\\(Z1\\)")),
                run.out());
    }

    @Test
    void aRightNotebookPasses() {
        Run run = check(NOTEBOOKS.resolve("right/video_corrected.npz"));
        assertEquals(0, run.exit(), run.out() + run.err());
        assertTrue(run.out().startsWith("All 16 equations that can be checked are right."), run.out());
    }

    @Test
    void unreadableFilesAreRefusedInOneLine() throws IOException {
        Path missing = folder.resolve("mine.npz");
        Run run = check(missing);
        assertEquals(2, run.exit());
        assertEquals(
                "lanewise: " + missing + ": there is no such file; check the path\n",
                run.err().replace("\r", ""));
        Files.write(missing, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        Run single = check(missing);
        assertEquals(2, single.exit());
        assertTrue(
                single.err().contains("holds one array; save all arrays in one file with numpy.savez"), single.err());
        assertEquals(2, Run.of("check").exit());
    }

    @Test
    void weightsAloneCannotBeChecked() {
        Run run = check(Path.of("../core/src/test/resources/lanewise/npy/network.npz"));
        assertEquals(2, run.exit(), run.out());
        assertTrue(run.err().contains("no equation has all of its arrays; save more arrays: np.savez("), run.err());
        assertEquals(1, run.err().lines().count());
    }
}
