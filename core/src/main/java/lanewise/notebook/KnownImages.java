package lanewise.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** Training images that are looked at first, because decompressing all of them takes longer. */
    private static final int FIRST = 10_000;

    /** Distance of the pixels that the hash of an image uses. */
    private static final int STEP = 19;

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
        Map<Long, List<Integer>> wanted = new HashMap<>();
        byte[][] images = new byte[n][];
        for (int j = 0; j < n; j++) {
            byte[] pixels = pixels(X, j);
            if (pixels == null) {
                return Optional.empty();
            }
            wanted.computeIfAbsent(sample(pixels, 0), key -> new ArrayList<>()).add(j);
            images[j] = pixels;
        }
        int[] labels = new int[n];
        Arrays.fill(labels, -1);
        long found = 0;
        try (Mnist.Reader training = Mnist.Reader.ofTraining()) {
            // There are fewer test images, so that they are read faster.
            List<Supplier<Examples>> sources =
                    List.of(Mnist::test, () -> training.next(FIRST), () -> training.next(Integer.MAX_VALUE));
            for (int i = 0; i < sources.size() && (found < FEWEST || found < n / 10); i++) {
                look(sources.get(i).get(), images, wanted, labels);
                found = Arrays.stream(labels).filter(label -> label >= 0).count();
            }
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

    /** Returns a hash of some pixels. */
    private static long sample(byte[] pixels, int from) {
        long hash = 0;
        for (int i = from + STEP; i < from + PIXELS; i += STEP) {
            hash = hash * 31 + pixels[i];
        }
        return hash;
    }

    /** Stores the labels of the images that are among the known ones. */
    private static void look(Examples known, byte[][] images, Map<Long, List<Integer>> wanted, int[] labels) {
        byte[] pixels = known.pixels();
        for (int i = 0; i < known.count(); i++) {
            int from = i * PIXELS;
            for (int j : wanted.getOrDefault(sample(pixels, from), List.of())) {
                if (Arrays.equals(pixels, from, from + PIXELS, images[j], 0, PIXELS)) {
                    labels[j] = known.classes().labelOf(known.labels()[i]);
                }
            }
        }
    }
}
