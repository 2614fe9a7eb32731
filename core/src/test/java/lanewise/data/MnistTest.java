package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistTest {

    @ParameterizedTest
    @CsvSource({
        "train-images-idx3-ubyte, ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "train-labels-idx1-ubyte, 65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "t10k-images-idx3-ubyte, 0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "t10k-labels-idx1-ubyte, ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    })
    void isTheOriginal(String file, String sha256) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream resource = Mnist.class.getResourceAsStream("mnist/" + file + ".gz");
                InputStream in = new DigestInputStream(new GZIPInputStream(resource), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        assertEquals(sha256, HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void hasItsLicenseNextToIt() throws IOException {
        try (InputStream notice = Mnist.class.getResourceAsStream("mnist/NOTICE.txt")) {
            assertNotNull(notice);
            String text = new String(notice.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("Yann LeCun and Corinna Cortes") && text.contains("CC BY-SA 3.0"));
        }
    }

    @Test
    void loadGivesTheFirst42000TrainingImagesAndAllTestImages() {
        Dataset data = Mnist.load();
        assertEquals(
                "built-in MNIST: 42,000 training and 10,000 test examples of 28 x 28 pixels, 10 classes (0..9)",
                data.description());
        Examples all = Mnist.training();
        assertEquals(60_000, all.count());
        assertEquals(42_000, data.training().count());
        assertArrayEquals(all.first(42_000).pixels(), data.training().pixels());
        assertArrayEquals(all.first(42_000).labels(), data.training().labels());
        assertArrayEquals(Mnist.test().pixels(), data.test().pixels());
        assertArrayEquals(Mnist.test().labels(), data.test().labels());
    }

    @Test
    void fewImagesHaveAllClasses() {
        Dataset data = Mnist.load(3);
        assertEquals(
                "built-in MNIST: 3 training and 10,000 test examples of 28 x 28 pixels, 10 classes (0..9)",
                data.description());
        assertArrayEquals(new int[] {5, 0, 4}, data.training().labels());
    }

    @Test
    void partsAreReadInOrder() {
        Examples whole = Mnist.test();
        try (Mnist.Reader reader = Mnist.Reader.ofTest()) {
            Examples first = reader.next(9_000);
            Examples rest = reader.next(9_000);
            assertEquals(1_000, rest.count());
            assertArrayEquals(whole.first(9_000).pixels(), first.pixels());
            int[] last = IntStream.range(9_000, 10_000).toArray();
            assertArrayEquals(whole.select(last).pixels(), rest.pixels());
            assertArrayEquals(whole.select(last).labels(), rest.labels());
            assertEquals(0, reader.next(1).count());
        }
    }

    /** The counts that the literature gives, and the first labels of both parts. */
    @Test
    void hasTheKnownLabels() {
        Examples training = Mnist.training();
        Examples test = Mnist.test();
        assertEquals(28, training.height());
        assertEquals(28, training.width());
        assertArrayEquals(new int[] {5, 0, 4, 1, 9, 2, 1, 3, 1, 4}, Arrays.copyOf(training.labels(), 10));
        assertArrayEquals(new int[] {7, 2, 1, 0, 4, 1, 4, 9, 5, 9}, Arrays.copyOf(test.labels(), 10));
        assertArrayEquals(new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, counts(training));
        assertArrayEquals(new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, counts(test));
    }

    private static int[] counts(Examples examples) {
        int[] counts = new int[10];
        for (int label : examples.labels()) {
            counts[label]++;
        }
        return counts;
    }

    /** The mean pixel of the training images, 0.1307 of white, as in the literature. */
    @Test
    void hasTheKnownMean() {
        long sum = 0;
        byte[] pixels = Mnist.training().pixels();
        for (byte pixel : pixels) {
            sum += Byte.toUnsignedInt(pixel);
        }
        assertEquals(0.1307, sum / 255.0 / pixels.length, 0.00005);
    }
}
