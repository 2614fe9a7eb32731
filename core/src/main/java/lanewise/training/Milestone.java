package lanewise.training;

import java.util.List;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;

/**
 * The progress of a training when the network is evaluated.
 *
 * @param update number of updates so far
 * @param updates number of updates of the whole training
 * @param batchesPerEpoch number of updates of an epoch
 * @param train evaluation on the training examples: with a full batch, before the next update; with mini-batches, the
 *     mean over the batches of the epoch, each before its update and with its dropout and augmentation
 * @param dev evaluation of the network for inference on the dev examples
 * @param learningRate learning rate of the latest update
 * @param seconds seconds since the training started or was resumed
 * @param examplesPerSecond training examples per second since the previous milestone; NaN if there were none
 * @param logUpdateRatios for each layer log10 of the root mean square of the latest change of W divided by that of W;
 *     usually about -3; empty unless {@link TrainingListener#needsUpdateRatios()}
 */
public record Milestone(
        int update,
        int updates,
        int batchesPerEpoch,
        Evaluation train,
        Evaluation dev,
        float learningRate,
        double seconds,
        double examplesPerSecond,
        List<Double> logUpdateRatios) {

    /**
     * Returns the number of epochs so far.
     *
     * @return number of epochs; a fraction if the training ended within an epoch
     */
    public double epochs() {
        return (double) update / batchesPerEpoch;
    }

    /**
     * Compares an update of a matrix with the matrix.
     *
     * @param before the matrix before the update
     * @param after the matrix after the update, same shape
     * @return log10 of the root mean square of the change divided by that of {@code after}; negative infinity for no
     *     change
     */
    public static double logUpdateRatio(Matrix before, Matrix after) {
        double change = 0;
        double weights = 0;
        for (int i = 0; i < after.rows(); i++) {
            for (int j = 0; j < after.cols(); j++) {
                double difference = (double) after.get(i, j) - before.get(i, j);
                change += difference * difference;
                weights += (double) after.get(i, j) * after.get(i, j);
            }
        }
        return Math.log10(Math.sqrt(change / weights));
    }
}
