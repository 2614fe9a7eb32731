package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * The built-in MNIST database of handwritten digits: 60,000 training and 10,000 test images of 28 x 28 pixels, labeled
 * 0 to 9. Yann LeCun and Corinna Cortes hold the copyright; the license is CC BY-SA 3.0.
 */
public final class Mnist {

    /** The {@link Examples#source()} of these examples. */
    public static final String SOURCE = "built-in MNIST";

    /** The number of training images. */
    public static final int TRAINING_IMAGES = 60_000;

    private Mnist() {}

    /**
     * Returns the first 42,000 training images and all test images. The data of Kaggle's Digit Recognizer competition,
     * which the video splits into training and dev set, has the same number of labeled images.
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
        return training(Integer.MAX_VALUE);
    }

    /**
     * Returns the first training images.
     *
     * @param count number of images; all 60,000 if it is higher
     * @return the training images, with the classes 0 to 9 even if not all of them occur
     * @throws IllegalArgumentException if {@code count} is below 1
     * @throws LanewiseException if the heap is too small
     */
    public static Examples training(int count) {
        checkCount(count);
        try (Reader reader = Reader.ofTraining()) {
            return reader.next(count);
        }
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
        try (Reader reader = Reader.ofTest()) {
            return reader.next(Integer.MAX_VALUE);
        }
    }

    /**
     * Reads images of the built-in MNIST database part by part. A program that searches for images need not decompress
     * those after the last part. Not thread-safe.
     */
    public static final class Reader implements AutoCloseable {

        private static final int SIDE = 28;
        private static final LabelSet DIGITS =
                LabelSet.of(IntStream.rangeClosed(0, 9).toArray());
        private static final int BUFFER = 1 << 16;

        private final Content labels;
        private final Content pixels;
        private int left;

        private Reader(String part, int images) {
            labels = new Content(part + "-labels-idx1-ubyte.gz");
            pixels = new Content(part + "-images-idx3-ubyte.gz");
            left = images;
        }

        /** {@return a reader of the 60,000 training images} */
        public static Reader ofTraining() {
            return new Reader("train", TRAINING_IMAGES);
        }

        /** {@return a reader of the 10,000 test images} */
        public static Reader ofTest() {
            return new Reader("t10k", 10_000);
        }

        /**
         * Reads the next images.
         *
         * @param count number of images; all that are left if it is higher
         * @return the images, with the classes 0 to 9 even if not all of them occur
         * @throws LanewiseException if the heap is too small
         */
        public Examples next(int count) {
            int n = Math.min(count, left);
            try {
                byte[] digits = labels.next(n, 1);
                int[] numbers = new int[n];
                Arrays.setAll(numbers, i -> digits[i]);
                Examples examples = Examples.labeled(SOURCE, pixels.next(n, SIDE * SIDE), SIDE, SIDE, numbers);
                left -= n;
                return examples.withClasses(DIGITS);
            } catch (OutOfMemoryError e) {
                throw Heap.exhausted(SOURCE, e);
            }
        }

        @Override
        public void close() {
            labels.close();
            pixels.close();
        }

        /** The entries of a file. */
        private static final class Content {

            private final String file;
            private final InputStream in;

            Content(String file) {
                this.file = file;
                InputStream resource = Mnist.class.getResourceAsStream("mnist/" + file);
                if (resource == null) {
                    throw new IllegalStateException(
                            "the jar of lanewise.core does not contain lanewise/data/mnist/" + file);
                }
                try {
                    in = new GZIPInputStream(resource, BUFFER);
                    IdxHeader.read(file, in);
                } catch (IOException e) {
                    throw damaged(e);
                }
            }

            byte[] next(int count, int bytesEach) {
                byte[] values = Heap.bytes(SOURCE, Text.count(count) + " entries of " + file, (long) count * bytesEach);
                try {
                    in.readNBytes(values, 0, values.length);
                    return values;
                } catch (IOException e) {
                    throw damaged(e);
                }
            }

            void close() {
                try {
                    in.close();
                } catch (IOException e) {
                    throw damaged(e);
                }
            }

            private UncheckedIOException damaged(IOException e) {
                return new UncheckedIOException("the jar of lanewise.core is damaged: " + file, e);
            }
        }
    }
}
