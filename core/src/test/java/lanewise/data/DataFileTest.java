package lanewise.data;

import static lanewise.data.TestFiles.assertRefused;
import static lanewise.data.TestFiles.gzip;
import static lanewise.data.TestFiles.idx;
import static lanewise.data.TestFiles.images;
import static lanewise.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with any file, before it is known to be IDX or CSV. */
class DataFileTest {

    @TempDir
    private Path folder;

    private void refused(String name, byte[] content, String... words) throws IOException {
        Path file = write(folder, name, content);
        assertRefused(file.toString(), () -> DataFiles.read(file), words);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void refusesAMissingFile() {
        Path missing = folder.resolve("missing.csv");
        assertRefused(missing.toString(), () -> DataFiles.read(missing), "no such file", "check the path");
        Path under = folder.resolve("nowhere").resolve("missing.csv");
        assertRefused(under.toString(), () -> DataFiles.read(under, missing), "no such file");
    }

    @Test
    void refusesAFolderWhereAFileIsExpected() throws IOException {
        Path labels = write(folder, "labels", TestFiles.labels(1));
        assertRefused(folder.toString(), () -> DataFiles.read(folder, labels), "this is a folder, not a file");
    }

    @Test
    void refusesEmptyFiles() throws IOException {
        refused("empty.csv", new byte[0], "the file is empty", "download");
        refused("empty.gz", gzip(new byte[0]), "empty after decompression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html>",
                "<!doctype HTML>",
                "<html lang=\"en\">",
                "\n\t <HTML>",
                "\ufeff<!DOCTYPE html>",
                "\ufeff\r\n<html>",
                "<?xml version=\"1.0\"?><Error>"
            })
    void refusesWebPages(String page) throws IOException {
        refused("train.csv", bytes(page + "\nSign in\n"), "web page", "failed download", "download the data again");
        refused("train-images-idx3-ubyte.gz", gzip(bytes(page)), "web page");
    }

    @Test
    void refusesGzipInsideGzip() throws IOException {
        refused("images.gz", gzip(gzip(images(100, 28, 28))), "another gzip file", "decompress it once");
    }

    @Test
    void refusesTruncatedGzip() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        byte[] whole = gzip(idx(8, new int[] {1000, 10, 10}, noise));
        for (int length : new int[] {3, 12, 1000, 50_000, whole.length - 9, whole.length - 1}) {
            refused("images", Arrays.copyOf(whole, length), "gzip file is truncated", "download");
        }
    }

    @Test
    void refusesTruncatedGzipOfCsv() throws IOException {
        byte[] whole = gzip(bytes("label,a,b\n" + "1,2,3\n4,5,6\n".repeat(50_000)));
        refused("train.csv", Arrays.copyOf(whole, whole.length / 2), "gzip file is truncated");
    }

    @Test
    void refusesCorruptGzip() throws IOException {
        byte[] crc = gzip(images(100, 10, 10));
        crc[crc.length - 8] ^= 1;
        refused("crc.gz", crc, "gzip file is corrupt", "download");
        byte[] method = gzip(images(1, 1, 1));
        method[2] = 7;
        refused("method.gz", method, "gzip file is corrupt");
        byte[] noise = new byte[20_000];
        new Random(2).nextBytes(noise);
        byte[] data = gzip(idx(8, new int[] {200, 10, 10}, noise));
        Arrays.fill(data, 10, 40, (byte) 0xff);
        refused("data.gz", data, "gzip file is corrupt");
    }

    @Test
    void refusesWhatIsNeitherIdxNorCsv() throws IOException {
        refused("data.zip", bytes("PK\u0003\u0004..."), "ZIP archive", "unpack");
        refused("utf16.csv", "\ufeff1,2,3".getBytes(StandardCharsets.UTF_16LE), "UTF-16", "UTF-8");
        refused("utf16be.csv", "\ufeff1,2,3".getBytes(StandardCharsets.UTF_16BE), "UTF-16", "UTF-8");
        refused("data.bin", bytes("\u0093NUM\u0001\u0000v"), "neither IDX nor CSV");
        refused("swapped", new byte[] {3, 8, 0, 0, 1, 0, 0, 0}, "neither IDX nor CSV");
    }

    /** On Windows a file that is still open cannot be deleted; on Linux its descriptor would stay. */
    @Test
    void closesWhatItOpens() throws IOException {
        Path good = write(folder, "good", images(3, 2, 2));
        Path bad = write(folder, "bad", bytes("1,2,x,4,5\n"));
        Path short1 = write(folder, "short.gz", gzip(Arrays.copyOf(images(3, 2, 2), 20)));
        DataFiles.read(good);
        assertRefused(bad + ": line 1, column 3", () -> DataFiles.read(bad));
        assertRefused(bad.toString(), () -> DataFiles.read(good, bad));
        assertRefused(short1 + ": byte 20", () -> DataFiles.read(short1));
        Path descriptors = Path.of("/proc/self/fd");
        if (Files.isDirectory(descriptors)) {
            try (Stream<Path> open = Files.list(descriptors)) {
                assertEquals(0, open.filter(fd -> leadsInto(folder, fd)).count());
            }
        }
        for (Path file : new Path[] {good, bad, short1}) {
            Files.delete(file);
        }
    }

    private static boolean leadsInto(Path folder, Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
