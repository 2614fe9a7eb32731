package lanewise.training;

import java.util.List;
import lanewise.evaluation.Evaluation;

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
 * @param seconds seconds since the start of the training
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
}
