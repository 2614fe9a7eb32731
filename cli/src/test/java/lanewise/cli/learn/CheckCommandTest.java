package lanewise.cli.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    /** Writes one array of float64 per name; the shape and the elements are separated by a colon. */
    private Path save(String... arrays) throws IOException {
        Path file = folder.resolve("mine.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String array : arrays) {
                String[] parts = array.split("[=:]", -1);
                byte[] header = ("{'descr': '<f8', 'fortran_order': False, 'shape': (" + parts[1] + "), }\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
                double[] elements = parts[2].isEmpty()
                        ? new double[0]
                        : Arrays.stream(parts[2].split(","))
                                .mapToDouble(Double::parseDouble)
                                .toArray();
                ByteBuffer npy = ByteBuffer.allocate(10 + header.length + 8 * elements.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                        .putShort((short) header.length)
                        .put(header);
                Arrays.stream(elements).forEach(npy::putDouble);
                zip.putNextEntry(new ZipEntry(parts[0] + ".npy"));
                zip.write(npy.array());
            }
        }
        return file;
    }

    @Test
    void anEmptyArrayIsRefused() throws IOException {
        for (String empty : List.of("X=0,4:", "X=4,0:", "X=2,1:0.5,1 Z1=0,: b1=2,1:0,0")) {
            String[] arrays = (empty + " W1=2,2:1,2,3,4").split(" ");
            Path file = save(arrays);
            Run run = check(file);
            assertEquals(2, run.exit(), run.out());
            assertEquals("", run.out());
            String expected =
                    empty.startsWith("X=2") ? "'Z1' is empty: its shape is (0,)" : "'X' is empty: its shape is ";
            assertTrue(run.err().contains(": the array " + expected), run.err());
            assertTrue(run.err().contains("; save it when it has elements, or leave it out"), run.err());
            assertEquals(1, run.err().lines().count());
        }
        assertTrue(check(save("X=0,4:")).err().contains("its shape is 0 x 4;"));
    }

    @Test
    void anElementThatIsNotANumberIsLocated() throws IOException {
        for (String number : List.of("Infinity", "-Infinity", "NaN")) {
            Run run = check(save("X=2,3:0.5,1,0,0,0.25," + number, "W1=2,2:1,2,3,4"));
            assertEquals(1, run.exit(), run.err());
            String text = number.replace("Infinity", "inf").replace("NaN", "nan");
            assertTrue(run.out().contains("X contains nan or inf: X[1, 2] is " + text + "; look for"), run.out());
            assertTrue(run.out().contains("  fix:     print(np.argwhere(~np.isfinite(X)))"), run.out());
            assertTrue(!run.out().contains("/ 255.0"), run.out());
        }
        Run images = check(save("X=2,1,2:0.5,1,0,-Infinity", "W1=2,2:1,2,3,4"));
        assertTrue(images.out().contains("X contains nan or inf: X[1] contains -inf; look for"), images.out());
        Run run = check(save("X=2,1:NaN,NaN", "W1=2,2:1,2,3,4"));
        assertTrue(run.out().contains("X is 2 x 1, float64, all nan"), run.out());
        assertTrue(run.out().contains("X[0, 0] is nan"), run.out());
        assertTrue(run.out().contains("\nX: float64, all nan\n"), run.out());
    }

    @Test
    void shapesThatDoNotFitAreNamed() throws IOException {
        String X = "X=5,4:0" + ",0.5".repeat(19);
        String W = "W1=3,6:-1" + ",1".repeat(17);
        String Z = "Z1=3,4:1" + ",2".repeat(11);
        for (String pixels : List.of(X, X.replace("0.5", "200"))) {
            for (String[] arrays : new String[][] {{pixels, W, Z}, {pixels, W, Z, "b1=3,1:0,0,0"}}) {
                Run run = check(save(arrays));
                assertEquals(1, run.exit(), run.out() + run.err());
                String out = run.out().replaceAll("\\s+", " ");
                assertTrue(out.startsWith("Z1 cannot be computed; correct: Z1 = W1 X"), run.out());
                assertTrue(
                        out.contains(" mistake: the shapes of W1 (3 x 6) and X (5 x 4) do not fit: W1 has weights for "
                                + "6 inputs, and X has 5; check whether one of them is transposed"),
                        run.out());
                assertTrue(!out.contains("fix:"), run.out());
            }
        }
        Run run = check(save(X, "W1=3,5:-1" + ",1".repeat(14), Z, "b1=6,1:0,0,0,0,0,0"));
        assertTrue(run.out().contains("  mistake: b1 has 6 elements for 3 units"), run.out());
        assertTrue(run.out().contains("  fix:     b1 = np.zeros((3, 1))"), run.out());
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
        int dW1 = 0;
        while (!lines.get(dW1).matches("dW1 = .* +right +\\S+")) {
            dW1++;
        }
        assertEquals("    dZ1 computed as W2' dZ2 * relu'(Z1)", lines.get(dW1 + 1));
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
