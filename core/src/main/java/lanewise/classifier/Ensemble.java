package lanewise.classifier;

import java.util.List;
import lanewise.data.Examples;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Inference;
import lanewise.storage.Model;
import lanewise.training.Batch;

/**
 * Predicts with the mean of the probabilities of several models. With test-time augmentation, each model sees every
 * image five times: as it is, and shifted by one pixel to each side.
 */
public final class Ensemble {

    /** Shifts of test-time augmentation: rows and columns. */
    private static final int[][] SHIFTS = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    /** Small enough that the activations of wide layers stay in the caches. */
    private static final int BATCH = 1024;

    private final List<Model> models;
    private final boolean augmented;

    /**
     * Creates an ensemble.
     *
     * @param models one or more models of the same image size and the same labels
     * @param augmented whether to use test-time augmentation
     * @throws IllegalArgumentException if there is no model
     * @throws LanewiseException if the sizes or labels of the models differ
     */
    public Ensemble(List<Model> models, boolean augmented) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("an ensemble has at least one model");
        }
        this.models = List.copyOf(models);
        this.augmented = augmented;
        Model first = models.get(0);
        for (Model model : models) {
            if (model.height() != first.height()
                    || model.width() != first.width()
                    || !model.classes().equals(first.classes())) {
                throw new LanewiseException(
                        "",
                        "the models differ: " + description(first) + " and " + description(model),
                        "give models that were trained on the same kind of data");
            }
        }
    }

    private static String description(Model model) {
        return model.height() + " x " + model.width() + " pixels with the labels " + model.classes();
    }

    /**
     * Computes the probabilities of many examples.
     *
     * @param kernels the kernels
     * @param examples examples of the size of the models, labeled or not
     * @return for each example one probability per class
     */
    public float[][] probabilities(ParallelKernels kernels, Examples examples) {
        int classes = models.get(0).classes().size();
        double[][] sums = new double[examples.count()][classes];
        int passes = 0;
        for (int[] shift : augmented ? SHIFTS : new int[][] {SHIFTS[0]}) {
            Examples shifted = shift == SHIFTS[0] ? examples : shifted(examples, shift[0], shift[1]);
            for (Model model : models) {
                add(sums, kernels, model, shifted);
                passes++;
            }
        }
        float[][] means = new float[examples.count()][classes];
        for (int i = 0; i < means.length; i++) {
            for (int c = 0; c < classes; c++) {
                means[i][c] = (float) (sums[i][c] / passes);
            }
        }
        return means;
    }

    private static void add(double[][] sums, ParallelKernels kernels, Model model, Examples examples) {
        Inference inference = new Inference(model.network(), Math.min(BATCH, Math.max(1, examples.count())));
        int example = 0;
        for (Batch batch : Batch.all(examples, BATCH)) {
            Matrix probabilities = inference.probabilities(kernels, batch.X());
            for (int j = 0; j < batch.m(); j++, example++) {
                for (int c = 0; c < sums[example].length; c++) {
                    sums[example][c] += probabilities.get(c, j);
                }
            }
        }
    }

    /** Returns a copy with all images shifted; pixels from outside are 0. */
    static Examples shifted(Examples examples, int rows, int cols) {
        int height = examples.height();
        int width = examples.width();
        byte[] pixels = new byte[examples.pixels().length];
        for (int example = 0; example < examples.count(); example++) {
            int first = example * examples.pixelsPerExample();
            for (int row = Math.max(0, rows); row < Math.min(height, height + rows); row++) {
                for (int col = Math.max(0, cols); col < Math.min(width, width + cols); col++) {
                    pixels[first + row * width + col] = examples.pixels()[first + (row - rows) * width + col - cols];
                }
            }
        }
        return Examples.unlabeled(examples.source(), pixels, height, width);
    }
}
