package lanewise.training;

import lanewise.data.Examples;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/**
 * Examples as the equations take them, one per column.
 *
 * @param X pixels, inputs x m
 * @param Y labels, classes x m
 */
public record Batch(PixelMatrix X, OneHot Y) {

    /** All of these examples. */
    public static Batch of(Examples examples) {
        return new Batch(
                PixelMatrix.ofExamples(examples.pixels(), 0, examples.count(), examples.height(), examples.width()),
                OneHot.of(examples.labels(), examples.classes().size()));
    }

    /** Examples. */
    public int m() {
        return X.cols();
    }
}
