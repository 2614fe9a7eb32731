package lanewise.notebook;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.notebook.arrays.DenseMatrix;

/** Finds the labels of images that are in the built-in MNIST database. */
final class KnownImages {

    /** Number of examples that are looked up. */
    private static final int MOST = 200;

    /** Number of images that must be found before their labels say something. */
    private static final int FEWEST = 5;

    private static final int PIXELS = 28 * 28;

    private KnownImages() {}

    /**
     * Looks up the first examples.
     *
     * @param X pixels from 0 to 1 or from 0 to 255, inputs x examples
     * @return the labels of the first examples, -1 for an unknown image; empty if few images are known
     */
    static Optional<int[]> labels(DenseMatrix X) {
        if (X.rows() != PIXELS) {
            return Optional.empty();
        }
        int n = Math.min(MOST, X.cols());
        Map<ByteBuffer, Integer> wanted = new HashMap<>();
        for (int j = 0; j < n; j++) {
            byte[] pixels = pixels(X, j);
            if (pixels == null) {
                return Optional.empty();
            }
            wanted.putIfAbsent(ByteBuffer.wrap(pixels), j);
        }
        int[] labels = new int[n];
        Arrays.fill(labels, -1);
        // There are fewer test images, so that they are read faster.
        int found = look(Mnist.test(), wanted, labels);
        if (found < FEWEST || found < n / 10) {
            found += look(Mnist.training(), wanted, labels);
        }
        return found < FEWEST ? Optional.empty() : Optional.of(labels);
    }

    private static byte[] pixels(DenseMatrix X, int example) {
        byte[] pixels = new byte[X.rows()];
        double most = 0;
        for (int i = 0; i < pixels.length; i++) {
            most = Math.max(most, X.get(i, example));
        }
        double scale = most <= 1 ? 255 : 1;
        for (int i = 0; i < pixels.length; i++) {
            double value = X.get(i, example) * scale;
            double rounded = Math.rint(value);
            if (Math.abs(value - rounded) > 0.01 || rounded < 0 || rounded > 255) {
                return null;
            }
            pixels[i] = (byte) rounded;
        }
        return pixels;
    }

    private static int look(Examples images, Map<ByteBuffer, Integer> wanted, int[] labels) {
        int found = 0;
        for (int i = 0; i < images.count(); i++) {
            Integer j = wanted.get(ByteBuffer.wrap(images.pixels(), i * PIXELS, PIXELS));
            if (j != null) {
                labels[j] = images.classes().labelOf(images.labels()[i]);
                found++;
            }
        }
        return found;
    }
}
