package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPInputStream;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * The built-in MNIST database of handwritten digits: 60,000 training and 10,000 test images of 28 x 28 pixels, labeled 0 to 9.
 * Yann LeCun and Corinna Cortes hold the copyright; the license is CC BY-SA 3.0.
 */
public final class Mnist {

    /** The {@link Examples#source()} of these examples. */
    public static final String SOURCE = "built-in MNIST";

    private static final int TRAINING = 60_000;
    private static final int TEST = 10_000;

    private static final int BUFFER = 1 << 16;

    private Mnist() {}

    /**
     * Returns the first 42,000 training images and all test images. The data of Kaggle's Digit Recognizer competition, which
     * the video splits into training and dev set, has the same number of labeled images.
     *
     * @return the dataset
     * @throws LanewiseException if the heap is too small
     */
    public static Dataset load() {
        return load(42_000);
    }

    /**
     * Returns the first training images and all test images.
     *
     * @param count number of training images; all 60,000 if it is higher
     * @return the dataset
     * @throws IllegalArgumentException if {@code count} is below 1
     * @throws LanewiseException if the heap is too small
     */
    public static Dataset load(int count) {
        checkCount(count); // before the test images are read
        CompletableFuture<Examples> test = CompletableFuture.supplyAsync(Mnist::test);
        Examples training = training(count);
        try {
            return Dataset.of(SOURCE, training, test.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof LanewiseException) {
                throw (LanewiseException) e.getCause();
            }
            throw e;
        }
    }

    /**
     * Returns all 60,000 training images.
     *
     * @return the training images
     * @throws LanewiseException if the heap is too small
     */
    public static Examples training() {
        return read("train", TRAINING);
    }

    /**
     * Returns the first training images.
     *
     * @param count number of images; all 60,000 if it is higher
     * @return the training images
     * @throws IllegalArgumentException if {@code count} is below 1
     * @throws LanewiseException if the heap is too small
     */
    public static Examples training(int count) {
        checkCount(count);
        return read("train", Math.min(count, TRAINING));
    }

    private static void checkCount(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("the number of training images must be at least 1, not " + count);
        }
    }

    /**
     * Returns the 10,000 test images.
     *
     * @return the test images
     * @throws LanewiseException if the heap is too small
     */
    public static Examples test() {
        return read("t10k", TEST);
    }

    private static Examples read(String part, int count) {
        try {
            byte[] labels = values(part + "-labels-idx1-ubyte.gz", count, 1);
            int[] numbers = new int[count];
            Arrays.setAll(numbers, i -> labels[i]);
            byte[] pixels = values(part + "-images-idx3-ubyte.gz", count, 28 * 28);
            return Examples.labeled(SOURCE, pixels, 28, 28, numbers);
        } catch (OutOfMemoryError e) {
            throw Heap.exhausted(SOURCE, e);
        }
    }

    /** Returns the first {@code count} entries of a file; the rest is not decompressed. */
    private static byte[] values(String file, int count, int bytesEach) {
        byte[] values = Heap.bytes(SOURCE, Text.count(count) + " entries of " + file, (long) count * bytesEach);
        try (InputStream resource = Mnist.class.getResourceAsStream("mnist/" + file)) {
            if (resource == null) {
                throw new IllegalStateException(
                        "the jar of lanewise.core does not contain lanewise/data/mnist/" + file);
            }
            InputStream in = new GZIPInputStream(resource, BUFFER);
            IdxHeader.read(file, in);
            in.readNBytes(values, 0, values.length);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of lanewise.core is damaged: " + file, e);
        }
    }
}
