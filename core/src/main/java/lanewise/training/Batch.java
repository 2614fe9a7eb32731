package lanewise.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lanewise.data.Examples;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/**
 * Examples as matrices, with one example per column.
 *
 * @param X pixels, inputs x m
 * @param Y labels, classes x m; null for examples without labels
 */
public record Batch(PixelMatrix X, OneHot Y) {

    /**
     * Creates a batch.
     *
     * @param X pixels, inputs x m
     * @param Y labels, classes x m
     * @throws IllegalArgumentException if X and Y have different numbers of columns
     */
    public Batch {
        Objects.requireNonNull(X, "X");
        if (Y != null && Y.count() != X.cols()) {
            throw new IllegalArgumentException(Y.count() + " labels for " + X.cols() + " examples");
        }
    }

    /**
     * Returns one batch of all the examples.
     *
     * @param examples examples, with or without labels; their pixels are shared
     * @return the batch
     */
    public static Batch of(Examples examples) {
        return of(examples, labels(examples), 0, examples.count());
    }

    /**
     * Divides examples into consecutive batches.
     *
     * @param examples examples, with or without labels; their pixels are shared
     * @param size examples per batch, 1 or more; the last batch may be smaller
     * @return the batches in the order of the examples; empty if there are no examples
     * @throws IllegalArgumentException if {@code size} is below 1
     */
    public static List<Batch> all(Examples examples, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a batch must have at least one example, not " + size);
        }
        OneHot Y = labels(examples);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < examples.count(); from += size) {
            batches.add(of(examples, Y, from, Math.min(size, examples.count() - from)));
        }
        return List.copyOf(batches);
    }

    private static OneHot labels(Examples examples) {
        return examples.labeled()
                ? OneHot.of(examples.labels(), examples.classes().size())
                : null;
    }

    private static Batch of(Examples examples, OneHot Y, int from, int m) {
        PixelMatrix X = PixelMatrix.ofExamples(
                examples.pixels(), from * examples.pixelsPerExample(), m, examples.height(), examples.width());
        return new Batch(X, Y == null ? null : Y.cols(from, from + m));
    }

    /**
     * Returns the number of examples.
     *
     * @return number of examples
     */
    public int m() {
        return X.cols();
    }

    /** Returns this batch; throws IllegalArgumentException if it has no labels. */
    Batch requireLabels() {
        if (Y == null) {
            throw new IllegalArgumentException("the examples have no labels, which training and evaluation need");
        }
        return this;
    }
}
