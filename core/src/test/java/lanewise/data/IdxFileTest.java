package lanewise.data;

import static lanewise.data.TestFiles.assertRefused;
import static lanewise.data.TestFiles.cyclicLabels;
import static lanewise.data.TestFiles.gzip;
import static lanewise.data.TestFiles.idx;
import static lanewise.data.TestFiles.images;
import static lanewise.data.TestFiles.labels;
import static lanewise.data.TestFiles.pixels;
import static lanewise.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsImagesAndLabelsInAnyOrder() throws IOException {
        Path images = write(folder, "a", images(5, 2, 3));
        Path labels = write(folder, "b", labels(3, 255, 3, 0, 200));
        for (Dataset data : new Dataset[] {DataFiles.read(images, labels), DataFiles.read(labels, images)}) {
            Examples examples = data.training();
            assertEquals(5, examples.count());
            assertEquals(2, examples.height());
            assertEquals(3, examples.width());
            assertArrayEquals(pixels(30), examples.pixels());
            assertEquals(LabelSet.of(0, 3, 200, 255), examples.classes());
            assertArrayEquals(new int[] {1, 3, 1, 0, 2}, examples.labels());
            assertEquals(images.toString(), examples.source());
            assertNull(data.test());
        }
        assertEquals(
                images + ", " + labels + " (IDX): 5 examples of 2 x 3 pixels, 4 classes (0, 3, 200, 255)",
                DataFiles.read(images, labels).description());
    }

    @Test
    void reads26LettersOf8By8() throws IOException {
        int[] letters = cyclicLabels(520, 1, 26);
        Examples examples = DataFiles.read(
                        write(folder, "letters", images(520, 8, 8)), write(folder, "names", labels(letters)))
                .training();
        assertEquals(64, examples.pixelsPerExample());
        assertEquals("1..26", examples.classes().toString());
        assertArrayEquals(cyclicLabels(520, 0, 26), examples.labels());
        assertArrayEquals(pixels(520 * 64), examples.pixels());
    }

    @Test
    void decidesByContentWhetherCompressed() throws IOException {
        Path images = write(folder, "images.csv", gzip(images(300, 20, 20)));
        Path labels = write(folder, "labels.gz", labels(cyclicLabels(300, 0, 3)));
        Examples examples = DataFiles.read(images, labels).training();
        assertArrayEquals(pixels(300 * 400), examples.pixels());
        assertArrayEquals(cyclicLabels(300, 0, 3), examples.labels());
    }

    @Test
    void readsMatricesAsRows() throws IOException {
        Examples examples = DataFiles.read(write(folder, "m", idx(8, new int[] {4, 9}, pixels(36))))
                .training();
        assertEquals(4, examples.count());
        assertEquals(1, examples.height());
        assertEquals(9, examples.width());
        assertFalse(examples.labeled());
        assertArrayEquals(pixels(36), examples.pixels());
    }

    @Test
    void readsImagesAloneAsUnlabeled() throws IOException {
        Path images = write(folder, "test", images(3, 4, 4));
        Dataset data = DataFiles.read(images);
        assertFalse(data.training().labeled());
        assertEquals(images + " (IDX): 3 examples of 4 x 4 pixels, no labels", data.description());
        assertRefused(images.toString(), () -> Split.of(data.training(), 1, 1), "labels are missing", "file of labels");
    }

    @Test
    void readsItsOwnMnist() throws IOException {
        Examples mnist = Mnist.test();
        byte[] labels = new byte[mnist.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) mnist.labels()[i];
        }
        Examples read = DataFiles.read(
                        write(folder, "x", gzip(idx(8, new int[] {mnist.count(), 28, 28}, mnist.pixels()))),
                        write(folder, "y", idx(8, new int[] {mnist.count()}, labels)))
                .training();
        assertArrayEquals(mnist.pixels(), read.pixels());
        assertArrayEquals(mnist.labels(), read.labels());
    }

    @ParameterizedTest
    @CsvSource({
        "0x09, signed bytes",
        "0x0B, 16-bit integers",
        "0x0C, 32-bit integers",
        "0x0D, 32-bit floats",
        "0x0E, 64-bit floats",
        "0x07, not a type of IDX"
    })
    void refusesOtherTypes(String type, String name) throws IOException {
        Path file = write(folder, "f", idx(Integer.decode(type), new int[] {1, 2, 2}, new byte[32]));
        assertRefused(file + ": IDX header", () -> DataFiles.read(file), type, name, "0x08", "convert");
    }

    @Test
    void refusesOtherDimensions() throws IOException {
        Path color = write(folder, "color", idx(8, new int[] {1, 2, 2, 3}, new byte[12]));
        assertRefused(color + ": IDX header", () -> DataFiles.read(color), "4 dimensions", "gray");
        Path none = write(folder, "none", idx(8, new int[0], new byte[1]));
        assertRefused(none + ": IDX header", () -> DataFiles.read(none), "0 dimensions");
    }

    @Test
    void readsOneChannelOfFourDimensions() throws IOException {
        for (int[] shape : new int[][] {{3, 1, 2, 4}, {3, 2, 4, 1}}) {
            Examples examples = DataFiles.read(write(folder, "n1hw", idx(8, shape, pixels(24))))
                    .training();
            assertEquals(3, examples.count());
            assertEquals(2, examples.height());
            assertEquals(4, examples.width());
            assertArrayEquals(pixels(24), examples.pixels());
        }
    }

    /** QMNIST: class, series, writer and more in each row. */
    @Test
    void readsLabelsOfLargerIntegers() throws IOException {
        Path images = write(folder, "images", images(3, 2, 2));
        byte[] qmnist = new byte[3 * 8 * 4];
        qmnist[3] = 7;
        qmnist[7] = 99;
        qmnist[35] = 2;
        qmnist[66] = 1;
        Path labels = write(folder, "labels", idx(0x0c, new int[] {3, 8}, qmnist));
        assertEquals(
                LabelSet.of(2, 7, 256),
                DataFiles.read(images, labels).training().classes());
        write(folder, "labels", idx(0x0b, new int[] {3}, new byte[] {0, 1, 1, 0, 0, 1}));
        assertEquals(
                LabelSet.of(1, 256), DataFiles.read(images, labels).training().classes());
        write(folder, "labels", idx(0x09, new int[] {3}, new byte[] {0, -1, 5}));
        assertRefused(labels.toString(), () -> DataFiles.read(images, labels), "example 1 has the label -1");
        write(folder, "labels", idx(0x0c, new int[] {3, 8}, Arrays.copyOf(qmnist, 40)));
        assertRefused(labels + ": byte 52", () -> DataFiles.read(images, labels), "1 whole label", "declares 3 labels");
    }

    @Test
    void refusesDimensionsOfZero() throws IOException {
        Path noImages = write(folder, "a", images(0, 28, 28));
        Path noHeight = write(folder, "b", images(5, 0, 28));
        Path noWidth = write(folder, "c", images(5, 28, 0));
        Path noLabels = write(folder, "d", labels());
        assertRefused(noImages + ": IDX header", () -> DataFiles.read(noImages), "the number of images is 0");
        assertRefused(noHeight + ": IDX header", () -> DataFiles.read(noHeight), "the height is 0");
        assertRefused(noWidth + ": IDX header", () -> DataFiles.read(noWidth), "the width is 0");
        assertRefused(noLabels + ": IDX header", () -> DataFiles.read(noLabels), "the number of labels is 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 9, 15})
    void refusesATruncatedHeader(int length) throws IOException {
        Path file = write(folder, "f", Arrays.copyOf(images(2, 2, 2), length));
        assertRefused(
                file + ": IDX header",
                () -> DataFiles.read(file),
                "ends within the header, after " + length + " bytes");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesFewerBytesThanDeclared(boolean compressed) throws IOException {
        byte[] content = Arrays.copyOf(images(1000, 4, 4), 16 + 37);
        Path file = write(folder, "f", compressed ? gzip(content) : content);
        assertRefused(
                file + ": byte 53",
                () -> DataFiles.read(file),
                "2 whole images",
                "declares 1,000 images of 4 x 4 pixels",
                "download");
        Path images = write(folder, "images", images(9, 2, 2));
        byte[] tooFew = Arrays.copyOf(labels(1, 2, 3, 4, 5, 6, 7, 8, 9), 8 + 1);
        Path labels = write(folder, "labels", compressed ? gzip(tooFew) : tooFew);
        assertRefused(labels + ": byte 9", () -> DataFiles.read(images, labels), "1 whole label,", "declares 9 labels");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesMoreBytesThanDeclared(boolean compressed) throws IOException {
        byte[] exact = images(10, 4, 4);
        byte[] content = Arrays.copyOf(exact, exact.length + 1234);
        Path file = write(folder, "f", compressed ? gzip(content) : content);
        assertRefused(file + ": byte 176", () -> DataFiles.read(file), "1,234 more bytes", "10 images of 4 x 4 pixels");
    }

    @Test
    void refusesWhatNoGzipFileOfThisSizeCanHold() throws IOException {
        byte[] huge = idx(8, new int[] {60_000, 3000, 3000}, new byte[100]);
        Path file = write(folder, "huge.gz", gzip(huge));
        assertRefused(
                file + ": IDX header", () -> DataFiles.read(file), "60,000 images of 3000 x 3000", "cannot contain");
        Path beyondLong = write(folder, "beyond.gz", gzip(idx(8, new int[] {-1, -1, -1}, new byte[100])));
        assertRefused(beyondLong + ": IDX header", () -> DataFiles.read(beyondLong), "4,294,967,295 images");
        Path plain = write(folder, "plain", idx(8, new int[] {-1, -1, -1}, new byte[100]));
        assertRefused(plain + ": byte 116", () -> DataFiles.read(plain), "0 whole images", "4,294,967,295 images");
    }

    @Test
    void refusesCountsThatDiffer() throws IOException {
        Path images = write(folder, "images", images(3, 4, 4));
        Path labels = write(folder, "labels", labels(1, 2));
        assertRefused(
                labels + ": IDX header",
                () -> DataFiles.read(images, labels),
                "2 labels",
                images.toString(),
                "3 images",
                "belong together");
    }

    @Test
    void refusesFilesThatAreNotAPair() throws IOException {
        Path images = write(folder, "images", images(3, 4, 4));
        Path labels = write(folder, "labels", labels(1, 2, 3));
        Path csv = write(folder, "csv", "1,2,3,4,5\n");
        assertRefused(images + ", " + images, () -> DataFiles.read(images, images), "both files contain images");
        assertRefused(labels + ", " + labels, () -> DataFiles.read(labels, labels), "both files contain labels");
        assertRefused(csv.toString(), () -> DataFiles.read(images, csv), "CSV", "give only the CSV file");
        assertRefused(csv.toString(), () -> DataFiles.read(csv, labels), "CSV", "give only the CSV file");
        assertRefused(labels.toString(), () -> DataFiles.read(labels), "only labels", "images");
        assertRefused("data", () -> DataFiles.read(), "0 paths");
        assertRefused(csv + ", " + csv + ", " + csv, () -> DataFiles.read(csv, csv, csv), "3 paths", "two IDX files");
    }
}
