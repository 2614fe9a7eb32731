package lanewise.cli.use;

import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Inference;
import lanewise.network.Network;
import lanewise.training.Batch;

/** Predicts the classes of many examples. */
final class PredictedClasses {

    /** The batch size, small enough that the activations of wide layers stay in the caches. */
    private static final int BATCH = 1024;

    private PredictedClasses() {}

    /** Returns the most probable class of each example, labeled or not. */
    static int[] predicted(ParallelKernels kernels, Network network, Examples examples) {
        int[] predicted = new int[examples.count()];
        Inference inference = new Inference(network, Math.min(BATCH, Math.max(1, examples.count())));
        int example = 0;
        for (Batch batch : Batch.all(examples, BATCH)) {
            Matrix probabilities = inference.probabilities(kernels, batch.X());
            for (int j = 0; j < batch.m(); j++) {
                predicted[example++] = Evaluation.argmax(probabilities, j);
            }
        }
        return predicted;
    }
}
