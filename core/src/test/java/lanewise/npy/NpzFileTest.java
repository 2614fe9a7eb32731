package lanewise.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resources were written by NumPy 2.4.6. */
class NpzFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("arrays.npz");
    }

    private Map<String, NpyArray> resource(String name) throws IOException {
        try (InputStream in = NpzFileTest.class.getResourceAsStream(name)) {
            Files.write(file, in.readAllBytes());
        }
        return NpzFile.read(file, text -> {});
    }

    private static byte[] npy(String description, int bytes) {
        byte[] text = description.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(text.length & 0xff);
        out.write(text.length >> 8);
        out.writeBytes(text);
        out.writeBytes(new byte[bytes]);
        return out.toByteArray();
    }

    /** Writes an array in the format of deflate, but with its bytes as they are. */
    private void zip(String entry, byte[] content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
    }

    /** Writes an array that is not compressed, as {@code numpy.savez} does. */
    private void store(String entry, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            ZipEntry stored = new ZipEntry(entry);
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(content.length);
            stored.setCrc(crc.getValue());
            zip.putNextEntry(stored);
            zip.write(content);
        }
    }

    private String refusal() {
        String message = assertThrows(LanewiseException.class, () -> NpzFile.read(file, text -> {}))
                .getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertEquals(1, message.lines().count());
        return message;
    }

    @Test
    void readsEveryTypeOfNumber() throws IOException {
        Map<String, NpyArray> arrays = resource("arrays.npz");
        assertArrayEquals(
                new double[] {-2.5, -1.5, -0.5, 0.5, 1.5, 2.5},
                arrays.get("big").doubles());
        assertArrayEquals(
                new double[] {1, -2.5, 1.0 / (1 << 24), 65504, Double.POSITIVE_INFINITY},
                arrays.get("half").doubles());
        assertArrayEquals(new double[] {-1.0 * (1L << 40), 7}, arrays.get("i8").doubles());
        assertArrayEquals(new double[] {0x1p63 + 0x1p62, 1}, arrays.get("u8").doubles());
        assertArrayEquals(new double[] {0, 255, 128, 7}, arrays.get("u1").doubles());
        assertArrayEquals(new double[] {-128, 127}, arrays.get("i1").doubles());
        assertArrayEquals(new double[] {65535}, arrays.get("u2").doubles());
        assertArrayEquals(new double[] {-300}, arrays.get("i2").doubles());
        assertArrayEquals(new double[] {-5}, arrays.get("i4").doubles());
        assertArrayEquals(new double[] {4294967295.0}, arrays.get("u4").doubles());
        assertArrayEquals(new double[] {1, 0}, arrays.get("flag").doubles());
        assertArrayEquals(new float[] {3.25f}, arrays.get("number").floats());
        assertEquals(List.of(), arrays.get("number").shape());
        assertEquals(List.of(0, 3), arrays.get("empty").shape());
        assertEquals(0, arrays.get("empty").size());
        assertEquals("float64", arrays.get("big").type());
        assertTrue(arrays.get("half").isFloat());
        assertFalse(arrays.get("u1").isFloat());
    }

    @Test
    void fortranOrderReadsAsTheSameArray() throws IOException {
        Map<String, NpyArray> arrays = resource("arrays.npz");
        double[] expected = IntStream.range(0, 24).mapToDouble(i -> i / 2.0).toArray();
        assertEquals(List.of(2, 3, 4), arrays.get("f").shape());
        assertArrayEquals(expected, arrays.get("c").doubles());
        assertArrayEquals(expected, arrays.get("f").doubles());
        assertFalse(arrays.get("f").byColumns());
    }

    /** NumPy stores a transposed matrix like this. */
    @Test
    void aMatrixInFortranOrderIsReadByColumns() throws IOException {
        byte[] content = npy("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", 6);
        for (int i = 0; i < 6; i++) {
            content[content.length - 6 + i] = (byte) i;
        }
        zip("a.npy", content);
        NpyArray array = NpzFile.read(file, text -> {}).get("a");
        assertTrue(array.byColumns());
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, array.doublesInFile());
        assertArrayEquals(new double[] {0, 2, 4, 1, 3, 5}, array.doubles());
        assertArrayEquals(new float[] {0, 2, 4, 1, 3, 5}, array.floats());
    }

    /** These arrays are read in parts, each by a stream of its own. */
    @ParameterizedTest
    @CsvSource({"<f8, 8", ">f8, 8", "<f4, 4"})
    void readsLargeArraysThatAreNotCompressed(String type, int bytes) throws IOException {
        int rows = 3;
        int cols = 262_147;
        String description =
                "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + rows + ", " + cols + "), }";
        byte[] content = npy(description, rows * cols * bytes);
        int start = content.length - rows * cols * bytes;
        ByteBuffer elements = ByteBuffer.wrap(content, start, rows * cols * bytes)
                .order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows * cols; i++) {
            if (bytes == 8) {
                elements.putDouble(i + 0.5);
            } else {
                elements.putFloat(i + 0.5f);
            }
        }
        store("X.npy", content);
        NpyArray X = NpzFile.read(file, text -> {}).get("X");
        assertEquals(List.of(rows, cols), X.shape());
        assertEquals(rows * cols, X.size());
        double[] doubles = X.doubles();
        float[] floats = X.floats();
        for (int i = 0; i < rows * cols; i++) {
            if (doubles[i] != i + 0.5 || floats[i] != i + 0.5f) {
                assertEquals(i + 0.5, doubles[i], "element " + i);
                assertEquals(i + 0.5f, floats[i], "element " + i);
            }
        }
        store("X.npy", Arrays.copyOf(content, content.length - 9));
        assertTrue(refusal().contains("array 'X': it is truncated: it has "), refusal());
        store("X.npy", Arrays.copyOf(content, content.length + 1));
        assertTrue(refusal().contains("array 'X': it has more bytes than its shape"), refusal());
    }

    /** Large arrays that are not compressed are read in parts, whose checksums are joined. */
    @ParameterizedTest
    @CsvSource({"5, true", "5, false", "2500003, true"})
    void aFlippedByteIsFound(int bytes, boolean stored) throws IOException {
        byte[] content = npy("{'descr': '|u1', 'fortran_order': False, 'shape': (" + bytes + ",), }", bytes);
        int start = content.length - bytes;
        for (int i = 0; i < bytes; i++) {
            content[start + i] = (byte) (i * 7 + i / 251);
        }
        if (stored) {
            store("a.npy", content);
        } else {
            zip("a.npy", content);
        }
        byte[] whole = Files.readAllBytes(file);
        assertEquals((byte) 7, (byte) NpzFile.read(file, text -> {}).get("a").doubles()[1]);
        int data = IntStream.range(0, whole.length)
                .filter(i -> Arrays.equals(whole, i, i + 5, content, start, start + 5))
                .findFirst()
                .orElseThrow();
        for (int at : new int[] {0, bytes / 2, bytes - 1}) {
            byte[] damaged = whole.clone();
            damaged[data + at] ^= 0x20;
            Files.write(file, damaged);
            assertEquals(
                    file + ": array 'a': its CRC-32 does not match its content; the file is damaged; copy or download"
                            + " it again",
                    refusal());
        }
    }

    @Test
    void picklesAreRefusedByName() {
        String objects = assertThrows(LanewiseException.class, () -> resource("objects.npz"))
                .getMessage();
        assertTrue(objects.contains("array 'names': it holds Python objects as a pickle"), objects);
    }

    @Test
    void textAloneIsRefused() {
        String text = assertThrows(LanewiseException.class, () -> resource("text.npz"))
                .getMessage();
        assertTrue(text.contains("there is no array of numbers in it"), text);
    }

    @Test
    void otherArchivesAreRefused() throws IOException {
        zip("archive/data.pkl", new byte[3]);
        assertTrue(refusal().contains("a Python pickle, as torch.save writes it"), refusal());
        zip("readme.txt", new byte[3]);
        assertTrue(refusal().contains("entry 'readme.txt': this is not a NumPy array"), refusal());
    }

    @Test
    void filesOfOtherFormatsAreRefused() throws IOException {
        for (String truncated : List.of("PK\3\4 but nothing more", "PK\3", "P")) {
            Files.writeString(file, truncated);
            assertTrue(refusal().contains(": reading the ZIP archive failed ("), refusal());
            assertTrue(refusal().endsWith("; copy or download it again"), refusal());
        }
        for (String other : List.of("label,pixel0\n1,2\n", "Parquet", "{}", "\0")) {
            Files.writeString(file, other);
            assertEquals(file + ": this is not an NPZ file; save the arrays with numpy.savez", refusal());
        }
        Files.write(file, new byte[0]);
        assertEquals(file + ": the file is empty; copy or download it again", refusal());
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(file + ": this is a folder, not an NPZ file; give a file in this folder", refusal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), } | 8 | truncated: it has 8 bytes",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), } | 12 | more bytes than its shape",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,), } | 8 | more than",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (65536, 65536), } | 8 | does not fit in Java's heap",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999,), } | 8 | its shape is too large",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), } | 8 | lacks the type, the order or the shape",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), } | 8 | which is not a number",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), } | 8 | the type '<c8'",
                "{'descr': '<f4', 'shape': (1,), } | 8 | lacks the type, the order or the shape",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 'y'} | 8 | an unknown entry",
                "nothing | 8 | its header is not a dictionary",
            })
    void refusesInconsistentHeaders(String description, int bytes, String expected) throws IOException {
        zip("a.npy", npy(description.replace("''", "'"), bytes));
        assertTrue(refusal().contains(expected), refusal());
    }

    @Test
    void damagedFilesCauseNoOtherException() throws IOException {
        resource("network.npz");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = i % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int n = random.nextInt(4); n >= 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try {
                NpzFile.read(file, text -> {}).values().forEach(NpyArray::doubles);
            } catch (LanewiseException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            }
        }
    }

    @Test
    void aMissingFileIsNamed() {
        assertTrue(refusal().endsWith("there is no such file; check the path"));
    }
}
