package lanewise.data;

import static lanewise.data.TestFiles.assertRefused;
import static lanewise.data.TestFiles.cyclicLabels;
import static lanewise.data.TestFiles.gzip;
import static lanewise.data.TestFiles.images;
import static lanewise.data.TestFiles.labels;
import static lanewise.data.TestFiles.pixels;
import static lanewise.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {

    @TempDir
    private Path folder;

    /** Images of other pixels than {@link TestFiles#images}. */
    private static byte[] other(int count, int height, int width) {
        byte[] images = images(count, height, width);
        images[images.length - 1] ^= 1;
        return images;
    }

    @Test
    void pairsByCountsAndTestsOnTheSmaller() throws IOException {
        write(folder, "a", gzip(labels(cyclicLabels(10, 1, 3))));
        write(folder, "b", images(30, 2, 2));
        write(folder, "c", images(10, 2, 2));
        write(folder, "d", labels(cyclicLabels(30, 1, 5)));
        Dataset data = DataFiles.read(folder);
        assertEquals(
                folder + " (IDX): 30 training and 10 test examples of 2 x 2 pixels, 5 classes (1..5)",
                data.description());
        assertArrayEquals(pixels(120), data.training().pixels());
        assertArrayEquals(pixels(40), data.test().pixels());
        assertArrayEquals(cyclicLabels(30, 0, 5), data.training().labels());
        assertArrayEquals(cyclicLabels(10, 0, 3), data.test().labels());
        assertEquals(data.training().classes(), data.test().classes());
    }

    @Test
    void ignoresOtherFilesAndFolders() throws IOException {
        write(folder, ".DS_Store", new byte[] {0, 0, 0, 1, 'B', 'u', 'd', '1'});
        write(folder, "README", "what this is\n");
        write(folder, "data.csv", "1,2,3,4,5\n");
        write(folder, "empty", new byte[0]);
        Files.createDirectory(folder.resolve("raw"));
        write(folder.resolve("raw"), "more", images(3, 2, 2));
        write(folder, "images", images(4, 2, 2));
        write(folder, "labels", labels(0, 1, 0, 1));
        Dataset data = DataFiles.read(folder);
        assertEquals(4, data.training().count());
        assertNull(data.test());
    }

    @Test
    void aFileWithACompressedCopyCountsOnce() throws IOException {
        for (String part : new String[] {"train", "t10k"}) {
            int count = part.equals("train") ? 20 : 5;
            byte[] images = images(count, 3, 3);
            byte[] labels = labels(cyclicLabels(count, 0, 2));
            write(folder, part + "-images-idx3-ubyte", images);
            write(folder, part + "-images-idx3-ubyte.gz", gzip(images));
            write(folder, part + "-labels-idx1-ubyte", labels);
            write(folder, part + "-labels-idx1-ubyte.gz", gzip(labels));
        }
        Dataset data = DataFiles.read(folder);
        assertEquals(20, data.training().count());
        assertEquals(5, data.test().count());
        assertEquals(
                folder.resolve("train-images-idx3-ubyte").toString(),
                data.training().source());
    }

    @Test
    void theSameContentUnderTwoNamesCountsOnce() throws IOException {
        for (String part : new String[] {"train", "t10k"}) {
            int count = part.equals("train") ? 20 : 5;
            write(folder, part + "-images-idx3-ubyte.gz", gzip(images(count, 3, 3)));
            write(folder, part + "-images.idx3-ubyte", images(count, 3, 3));
            write(folder, part + "-labels-idx1-ubyte.gz", gzip(labels(cyclicLabels(count, 0, 2))));
            write(folder, part + "-labels.idx1-ubyte", labels(cyclicLabels(count, 0, 2)));
        }
        Dataset data = DataFiles.read(folder);
        assertEquals(
                folder.resolve("train-images.idx3-ubyte").toString(),
                data.training().source());
        assertEquals(5, data.test().count());
        write(folder, "t10k-images-idx3-ubyte.gz", gzip(other(5, 3, 3)));
        assertRefused(folder.toString(), () -> DataFiles.read(folder), "not clear");
    }

    @Test
    void readsTheOneFolderWithinThatHasFiles() throws IOException {
        Path raw = Files.createDirectories(folder.resolve("MNIST").resolve("raw"));
        Files.createDirectories(folder.resolve("MNIST").resolve("processed"));
        write(raw, "train-images-idx3-ubyte", images(4, 2, 2));
        write(raw, "train-labels-idx1-ubyte", labels(0, 1, 0, 1));
        Dataset data = DataFiles.read(folder);
        assertEquals(raw + " (IDX): 4 examples of 2 x 2 pixels, 2 classes (0..1)", data.description());
        Path more = Files.createDirectories(folder.resolve("FashionMNIST").resolve("raw"));
        write(more, "train-images-idx3-ubyte", images(4, 2, 2));
        assertRefused(
                folder.toString(),
                () -> DataFiles.read(folder),
                "several folders",
                raw.toString(),
                more.toString(),
                "give one of them");
    }

    @Test
    void aDamagedIdxFileIsReported() throws IOException {
        write(folder, "train-images-idx3-ubyte", images(4, 2, 2));
        Path damaged = write(folder, "train-labels-idx1-ubyte.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertRefused(damaged.toString(), () -> DataFiles.read(folder), "the gzip file is truncated");
        Path empty = write(folder, "train-labels-idx1-ubyte.gz", new byte[0]);
        assertRefused(empty.toString(), () -> DataFiles.read(folder), "the file is empty");
    }

    @Test
    void emnistIsRecognizedAndTransposedOnRequest() throws IOException {
        write(folder, "emnist-digits-train-images-idx3-ubyte", images(2, 2, 3));
        write(folder, "emnist-digits-train-labels-idx1-ubyte", labels(0, 1));
        Dataset data = DataFiles.read(folder);
        assertEquals(1, data.hints().size());
        assertTrue(data.hints().get(0).contains("--transpose"), data.hints().get(0));
        DataOptions options = new DataOptions(Optional.empty(), Optional.empty(), 0, true);
        Dataset transposed = DataFiles.read(options, folder);
        assertEquals(List.of(), transposed.hints());
        assertTrue(transposed.description().endsWith("; images transposed"), transposed.description());
        assertEquals(3, transposed.training().height());
        assertEquals(data.training().pixels(1)[1 * 3 + 2], transposed.training().pixels(1)[2 * 2 + 1]);
    }

    @Test
    void namesDecideWhereCountsDoNot() throws IOException {
        write(folder, "a-TEST-images", images(4, 2, 2));
        write(folder, "b-train-images", other(4, 2, 2));
        write(folder, "c-train-labels", labels(0, 1, 2, 3));
        write(folder, "d-t10k-labels", labels(3, 2, 1, 0));
        Dataset data = DataFiles.read(folder);
        assertEquals(
                folder.resolve("b-train-images").toString(), data.training().source());
        assertArrayEquals(new int[] {0, 1, 2, 3}, data.training().labels());
        assertArrayEquals(new int[] {3, 2, 1, 0}, data.test().labels());
    }

    @Test
    void namesTheFilesWhoseCountsDiffer() throws IOException {
        write(folder, "train-images", images(4, 2, 2));
        write(folder, "train-labels", labels(0, 1, 2, 3));
        write(folder, "test-images", images(3, 2, 2));
        Path wrong = write(folder, "test-labels", labels(0, 1));
        assertRefused(wrong + ": IDX header", () -> DataFiles.read(folder), "2 labels", "test-images", "3 images");
    }

    @Test
    void refusesFilesWithoutAClearRole() throws IOException {
        write(folder, "a", images(4, 2, 2));
        write(folder, "b", other(4, 2, 2));
        write(folder, "c", labels(0, 1, 2, 3));
        assertRefused(
                folder.toString(),
                () -> DataFiles.read(folder),
                "not clear",
                "a (4 images of 2 x 2 pixels)",
                "c (4 labels)",
                "give one file");
        write(folder, "d", labels(3, 2, 1, 0));
        assertRefused(folder.toString(), () -> DataFiles.read(folder), "not clear", "b (4 images", "d (4 labels)");
        write(folder, "e", images(5, 2, 2));
        assertRefused(folder.toString(), () -> DataFiles.read(folder), "not clear", "e (5 images");
    }

    @Test
    void refusesAFolderWithoutImages() throws IOException {
        assertRefused(folder.toString(), () -> DataFiles.read(folder), "no IDX files of images", "give a folder");
        write(folder, "train.csv", "1,2,3,4,5\n");
        write(folder, "labels", labels(1));
        assertRefused(
                folder.toString(), () -> DataFiles.read(folder), "labels (1 label)", "train.csv (this is a CSV file");
    }

    /** A file that only looks like another format names its own fault. */
    @Test
    void namesTheCauseForEachFileThatIsNotRead() throws IOException {
        byte[] packed = TestFiles.gzip(images(40, 8, 8));
        write(folder, "cut.gz", Arrays.copyOf(packed, 12));
        write(folder, "empty", new byte[0]);
        byte[] corrupt = packed.clone();
        Arrays.fill(corrupt, 10, 40, (byte) 0xff);
        write(folder, "corrupt.gz", corrupt);
        write(folder, "short", Arrays.copyOf(images(1, 2, 2), 9));
        write(folder, "floats", TestFiles.idx(0x0d, new int[] {1, 1, 1}, new byte[4]));
        write(folder, "array.npy", "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(
                folder.toString(),
                () -> DataFiles.read(folder),
                "cut.gz (the gzip file is truncated",
                "empty (the file is empty)",
                "corrupt.gz (the gzip file is corrupt",
                "short (the file ends within the header",
                "floats (the values have type 0x0D (32-bit floats)",
                "array.npy (this is a NumPy file");
    }

    @Test
    void readsImagesAloneAsUnlabeled() throws IOException {
        write(folder, "images", images(4, 2, 2));
        assertFalse(DataFiles.read(folder).training().labeled());
    }

    @Test
    void refusesTestLabelsAndSizesThatTrainingDoesNotHave() throws IOException {
        write(folder, "a", images(4, 2, 2));
        write(folder, "b", labels(0, 1, 0, 1));
        Path test = write(folder, "c", images(2, 2, 2));
        write(folder, "d", labels(0, 7));
        assertRefused(test.toString(), () -> DataFiles.read(folder), "example 1", "label 7", "0..1");
        write(folder, "c", images(2, 2, 3));
        assertRefused(test.toString(), () -> DataFiles.read(folder), "2 x 3", "2 x 2", "same size");
    }
}
