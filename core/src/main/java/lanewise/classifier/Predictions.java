package lanewise.classifier;

import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Inference;
import lanewise.network.Network;
import lanewise.training.Batch;

/** Predicts many examples in batches, so that the buffers for activations stay small. */
public final class Predictions {

    /** The batch size, small enough that the activations of wide layers stay in the caches. */
    private static final int BATCH = 1024;

    private Predictions() {}

    /** Receives the prediction of each example. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Receives the prediction of an example.
         *
         * @param example number of the example, from 0
         * @param probabilities probabilities of a batch, classes x examples; overwritten by the next batch
         * @param j column of the example
         * @return whether to continue with the next example
         */
        boolean visit(int example, Matrix probabilities, int j);
    }

    /**
     * Predicts examples in their order.
     *
     * @param kernels the kernels
     * @param network the network
     * @param examples examples of the size of the network, labeled or not
     * @param visitor receives the predictions
     */
    public static void forEach(ParallelKernels kernels, Network network, Examples examples, Visitor visitor) {
        Inference inference = new Inference(network, Math.min(BATCH, Math.max(1, examples.count())));
        int example = 0;
        for (Batch batch : Batch.all(examples, BATCH)) {
            Matrix probabilities = inference.probabilities(kernels, batch.X());
            for (int j = 0; j < batch.m(); j++) {
                if (!visitor.visit(example++, probabilities, j)) {
                    return;
                }
            }
        }
    }

    /**
     * Predicts the class of each example.
     *
     * @param kernels the kernels
     * @param network the network
     * @param examples examples of the size of the network, labeled or not
     * @return class numbers of the most probable classes
     */
    public static int[] classes(ParallelKernels kernels, Network network, Examples examples) {
        int[] classes = new int[examples.count()];
        forEach(kernels, network, examples, (example, probabilities, j) -> {
            classes[example] = Evaluation.argmax(probabilities, j);
            return true;
        });
        return classes;
    }
}
