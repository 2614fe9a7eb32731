package lanewise.training;

import java.util.List;
import lanewise.evaluation.Evaluation;

/**
 * How far training has come.
 *
 * @param update updates so far
 * @param updates updates in all
 * @param batchesPerEpoch updates in an epoch
 * @param train on the training examples: of a full batch before the next update; else the mean over the batches of the
 *     epoch, each before its update, with dropout and augmentation as they were learnt from
 * @param dev on the dev examples, of the network as it answers
 * @param learningRate the learning rate of the latest update
 * @param seconds since training began
 * @param examplesPerSecond examples learnt from in a second since the last milestone; NaN if there were none
 * @param logUpdateRatios for each layer log10 of the root mean square of the latest change of W over that of W, about -3
 *     where training goes well; empty unless asked for
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

    /** Epochs so far, whole except at an end within one. */
    public double epochs() {
        return (double) update / batchesPerEpoch;
    }
}
