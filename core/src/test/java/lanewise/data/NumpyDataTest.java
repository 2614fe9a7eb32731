package lanewise.data;

import static lanewise.data.TestFiles.assertRefused;
import static lanewise.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyDataTest {

    private static final DataOptions FROM_0_TO_1 = new DataOptions(Optional.empty(), Optional.empty(), 1, false);

    /** Entries of an NPZ file. */
    private final List<ZipEntry> entries = new ArrayList<>();

    private final List<byte[]> contents = new ArrayList<>();

    @TempDir
    private Path folder;

    /** Returns an NPY file of unsigned bytes. */
    private static byte[] bytes(String shape, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return npy("|u1", shape, buffer.array());
    }

    /** Returns an NPY file of floats of 64 bits. */
    private static byte[] floats(String shape, double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return npy("<f8", shape, buffer.array());
    }

    private static byte[] npy(String type, String shape, byte[] values) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
        out.write(header.length());
        out.write(0);
        out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(values);
        return out.toByteArray();
    }

    private NumpyDataTest with(String name, byte[] array) {
        entries.add(new ZipEntry(name + ".npy"));
        contents.add(array);
        return this;
    }

    /** Writes an NPZ file of the arrays so far. */
    private Path npz(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.size(); i++) {
                zip.putNextEntry(entries.get(i));
                zip.write(contents.get(i));
            }
        }
        entries.clear();
        contents.clear();
        return write(folder, name, out.toByteArray());
    }

    @Test
    void aWordThatContainsTheNameOfAPartIsNotThePart() throws IOException {
        Path file = with("values", bytes("2, 2, 2", 0, 1, 2, 3, 4, 5, 6, 7))
                .with("latest", bytes("2,", 5, 6))
                .npz("devanagari.npz");
        assertEquals(
                file + " (NumPy): 2 examples of 2 x 2 pixels, 2 classes (5..6)",
                DataFiles.read(file).description());
        Path parts = with("imagesTest", bytes("1, 2, 2", 9, 8, 7, 6))
                .with("ytest", bytes("1,", 5))
                .with("x", bytes("1, 2, 2", 0, 1, 2, 3))
                .with("y", bytes("1,", 5))
                .with("Xval", bytes("1, 2, 2", 0, 1, 2, 3))
                .with("valid_labels", bytes("1,", 5))
                .npz("parts.npz");
        assertEquals(
                parts + " (NumPy): 1 training and 1 test example of 2 x 2 pixels, 1 class (5); skipped Xval,"
                        + " valid_labels",
                DataFiles.read(parts).description());
    }

    @Test
    void readsTheFileOfKeras() throws IOException {
        Path file = with("x_test", bytes("1, 2, 2", 9, 8, 7, 6))
                .with("x_train", bytes("3, 2, 2", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255))
                .with("y_train", bytes("3,", 5, 0, 5))
                .with("y_test", bytes("1,", 5))
                .npz("mnist.npz");
        Dataset data = DataFiles.read(file);
        assertEquals(
                file + " (NumPy): 3 training and 1 test example of 2 x 2 pixels, 2 classes (0, 5)", data.description());
        assertArrayEquals(
                new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1},
                data.training().pixels());
        assertArrayEquals(new int[] {1, 0, 1}, data.training().labels());
        assertArrayEquals(new byte[] {9, 8, 7, 6}, data.test().pixels());
        assertArrayEquals(new int[] {1}, data.test().labels());
    }

    /** KMNIST has one file per array, whose array has the name arr_0. */
    @Test
    void readsAFileForImagesAndAFileForLabelsInAnyOrder() throws IOException {
        Path images = with("arr_0", bytes("2, 1, 2", 1, 2, 3, 4)).npz("kmnist-test-imgs.npz");
        Path labels = write(folder, "kmnist-test-labels.npy", bytes("2,", 3, 4));
        for (Dataset data : List.of(DataFiles.read(images, labels), DataFiles.read(labels, images))) {
            assertArrayEquals(new byte[] {1, 2, 3, 4}, data.training().pixels());
            assertArrayEquals(new int[] {0, 1}, data.training().labels());
            assertNull(data.test());
        }
        assertFalse(DataFiles.read(images).training().labeled());
    }

    /** MedMNIST has labels of shape [n, 1] and a validation set. */
    @Test
    void skipsTheValidationSet() throws IOException {
        Path file = with("train_images", bytes("2, 1, 2", 1, 2, 3, 4))
                .with("train_labels", bytes("2, 1", 1, 0))
                .with("val_images", bytes("1, 1, 2", 1, 2))
                .with("val_labels", bytes("1, 1", 1))
                .npz("medmnist.npz");
        Dataset data = DataFiles.read(file);
        assertEquals(2, data.training().count());
        assertTrue(data.description().endsWith("; skipped val_images, val_labels"), data.description());
    }

    /** The data of scikit-learn has the images twice, and text next to them. */
    @Test
    void skipsTextNamesOfClassesAndCopiesOfTheImages() throws IOException {
        Path file = with("data", floats("2, 4", 0, 1, 2, 3, 4, 5, 6, 7))
                .with("target", bytes("2,", 1, 0))
                .with("images", floats("2, 2, 2", 0, 1, 2, 3, 4, 5, 6, 7))
                .with("target_names", bytes("3,", 0, 1, 2))
                .with("DESCR", npy("<U2", "", "a\0\0\0b\0\0\0".getBytes(StandardCharsets.ISO_8859_1)))
                .with("feature_names", npy("|S1", "4,", "abcd".getBytes(StandardCharsets.ISO_8859_1)))
                .npz("bunch.npz");
        Dataset data = DataFiles.read(file);
        assertTrue(
                data.description().endsWith("; skipped DESCR, feature_names, data, target_names"), data.description());
        assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, data.training().pixels());
        assertArrayEquals(new int[] {1, 0}, data.training().labels());
    }

    @Test
    void refusesOtherImagesAndTextAlone() throws IOException {
        Path two = with("data", floats("2, 4", 0, 1, 2, 3, 4, 5, 6, 7))
                .with("target", bytes("2,", 1, 0))
                .with("images", floats("2, 2, 2", 0, 1, 2, 3, 4, 5, 6, 8))
                .npz("two.npz");
        assertRefused(two.toString(), () -> DataFiles.read(two), "cannot be identified", "'data' [2, 4]");
        Path text = with("DESCR", npy("|S1", "4,", "abcd".getBytes(StandardCharsets.ISO_8859_1)))
                .npz("text.npz");
        assertRefused(text.toString(), () -> DataFiles.read(text), "no array of numbers");
        Path pickle = with("DESCR", npy("|O", "", new byte[9])).npz("pickle.npz");
        assertRefused(pickle + ": array 'DESCR'", () -> DataFiles.read(pickle), "pickle");
    }

    @Test
    void readsFloatsWithAChannelAndOneHotLabels() throws IOException {
        Path file = with("X", floats("2, 1, 2, 1", 0, 0.5, 1, 3 / 255.0))
                .with("y", floats("2, 3", 0, 0, 1, 1, 0, 0))
                .npz("floats.npz");
        assertRefused(file + ": array 'X'", () -> DataFiles.read(file), "element 1 is 0.5", "--max-pixel 1");
        Dataset data = DataFiles.read(FROM_0_TO_1, file);
        assertArrayEquals(new byte[] {0, (byte) 128, -1, 3}, data.training().pixels());
        assertEquals(1, data.training().height());
        assertEquals(2, data.training().classes().labelOf(data.training().labels()[0]));
    }

    /** Some tutorials store columns: images of shape [n, 784, 1], and labels of shape [n, 10, 1]. */
    @Test
    void readsColumnsOfPixelsAndOfLabels() throws IOException {
        Path file = with("training_images", bytes("1, 4, 1", 1, 2, 3, 4))
                .with("training_labels", bytes("1, 3, 1", 0, 1, 0))
                .npz("columns.npz");
        Dataset data = DataFiles.read(file);
        assertEquals(2, data.training().height());
        assertEquals(1, data.training().classes().labelOf(data.training().labels()[0]));
    }

    @Test
    void readsRowsOfPixelsAsSquareImages() throws IOException {
        Path rows = write(folder, "images.npy", bytes("1, 4", 1, 2, 3, 4));
        assertEquals(2, DataFiles.read(rows).training().height());
        Path channelFirst = write(folder, "channel.npy", bytes("1, 1, 2, 3", 1, 2, 3, 4, 5, 6));
        assertEquals(2, DataFiles.read(channelFirst).training().height());
        assertEquals(3, DataFiles.read(channelFirst).training().width());
    }

    /** As in the video: an example in each column. */
    @Test
    void namesTheArrayThatIsTransposed() throws IOException {
        Path images = with("X", bytes("4, 3", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .with("Y", bytes("3,", 1, 2, 1))
                .npz("columns.npz");
        assertRefused(images + ": array 'Y'", () -> DataFiles.read(images), "the examples of 'X' seem", "save X.T");
        Path labels = with("X", bytes("3, 4", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .with("Y", bytes("2, 3", 1, 0, 1, 0, 1, 0))
                .npz("labels.npz");
        assertRefused(labels + ": array 'Y'", () -> DataFiles.read(labels), "the examples of 'Y' seem", "save Y.T");
    }

    @Test
    void refusesArraysThatAreNotImagesOrLabels() throws IOException {
        Path colors = write(folder, "colors.npy", bytes("1, 2, 1, 3", 1, 2, 3, 4, 5, 6));
        assertRefused(colors.toString(), () -> DataFiles.read(colors), "[1, 2, 1, 3]", "more than one channel");
        Path signed = write(folder, "signed.npy", floats("1, 1, 2", 1, -1));
        assertRefused(signed.toString(), () -> DataFiles.read(signed), "element 1 is -1", "scale the images");
        Path nan = write(folder, "nan.npy", floats("1, 1, 2", 1, Double.NaN));
        assertRefused(nan.toString(), () -> DataFiles.read(FROM_0_TO_1, nan), "element 1 is NaN");
        Path empty = write(folder, "empty.npy", bytes("0, 28, 28"));
        assertRefused(empty.toString(), () -> DataFiles.read(empty), "[0, 28, 28]", "no elements");
        Path labels = write(folder, "labels.npy", bytes("3,", 1, 2, 3));
        assertRefused(labels.toString(), () -> DataFiles.read(labels), "cannot be identified", "'labels.npy' [3]");
        Path image = write(folder, "image.npy", bytes("1, 1, 2", 1, 2));
        assertRefused(labels.toString(), () -> DataFiles.read(image, labels), "3 labels", "1 image");
        Path half = write(folder, "half.npy", floats("1,", 0.5));
        assertRefused(half.toString(), () -> DataFiles.read(image, half), "element 0 is 0.5", "whole numbers");
        Path two = write(folder, "y.npy", floats("1, 2", 1, 1));
        assertRefused(two.toString(), () -> DataFiles.read(image, two), "element 1 is 1", "one-hot");
        Path none = write(folder, "target.npy", floats("1, 2", 0, 0));
        assertRefused(none.toString(), () -> DataFiles.read(image, none), "row 0 has no 1", "one-hot");
        Path scalar = write(folder, "scalar.npy", bytes("", 7));
        assertRefused(scalar.toString(), () -> DataFiles.read(scalar), "no images", "'scalar.npy' []");
    }

    @Test
    void refusesFilesAndOptionsThatDoNotFit() throws IOException {
        Path image = write(folder, "image.npy", bytes("1, 1, 2", 1, 2));
        Path idx = write(folder, "labels", TestFiles.labels(1));
        assertRefused(idx.toString(), () -> DataFiles.read(image, idx), "not an array of NumPy");
        DataOptions columns = new DataOptions(Optional.of("last"), Optional.empty(), 0, false);
        assertRefused(image.toString(), () -> DataFiles.read(columns, image), "no columns", "omit --label-column");
        Path idxImage = write(folder, "images", TestFiles.images(1, 2, 2));
        assertRefused(idxImage.toString(), () -> DataFiles.read(columns, idxImage), "no columns", "--label-column");
        Path truncated = write(folder, "cut.npy", bytes("9, 1, 2", 1, 2));
        assertRefused(truncated.toString(), () -> DataFiles.read(truncated), "[9, 1, 2]", "damaged");
        Path packed = write(folder, "image.npy.gz", TestFiles.gzip(bytes("1, 1, 2", 1, 2)));
        assertRefused(packed.toString(), () -> DataFiles.read(packed), "in a gzip file", "gunzip");
        Path onlyTrain = with("x_train", bytes("1, 1, 2", 1, 2))
                .with("y_train", bytes("1,", 1))
                .with("x_test", bytes("1, 1, 2", 1, 2))
                .npz("half.npz");
        assertRefused(onlyTrain.toString(), () -> DataFiles.read(onlyTrain), "only some of the images have labels");
    }
}
