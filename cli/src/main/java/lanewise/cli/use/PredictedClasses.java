package lanewise.cli.use;

import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Inference;
import lanewise.network.Network;

/** Predicts the classes of many examples. */
final class PredictedClasses {

    /** Small enough that the activations of wide layers stay in the caches. */
    private static final int BATCH = 1024;

    private PredictedClasses() {}

    /** Returns the most probable class of each example, labeled or not. */
    static int[] predicted(ParallelKernels kernels, Network network, Examples examples) {
        int[] predicted = new int[examples.count()];
        Inference inference = new Inference(network, Math.min(BATCH, Math.max(1, examples.count())));
        for (int from = 0; from < examples.count(); from += BATCH) {
            int m = Math.min(BATCH, examples.count() - from);
            PixelMatrix X = PixelMatrix.ofExamples(
                    examples.pixels(), from * examples.pixelsPerExample(), m, examples.height(), examples.width());
            Matrix probabilities = inference.probabilities(kernels, X);
            for (int j = 0; j < m; j++) {
                predicted[from + j] = Evaluation.argmax(probabilities, j);
            }
        }
        return predicted;
    }
}
