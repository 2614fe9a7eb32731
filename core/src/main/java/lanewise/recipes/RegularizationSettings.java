package lanewise.recipes;

import java.util.Optional;

/**
 * Measures against overfitting and against large steps. A value of 0 disables a measure.
 *
 * @param dropout fraction of the hidden units that is dropped in each update, below 1
 * @param inputDropout fraction of the pixels that is dropped in each update, below 1
 * @param weightDecay decay of the weights, decoupled from the gradient; empty for the default of the optimizer
 * @param l2 factor of the weights that is added to their gradient
 * @param maxNorm maximum norm of the weights of one unit
 * @param labelSmoothing fraction of a label's probability that is spread over all classes, below 1
 * @param clip maximum norm of the gradient of all parameters
 * @param averageDecay decay of the exponential moving average of the weights that is used for evaluation, below 1
 */
public record RegularizationSettings(
        float dropout,
        float inputDropout,
        Optional<Float> weightDecay,
        float l2,
        float maxNorm,
        float labelSmoothing,
        float clip,
        float averageDecay) {

    /**
     * Checks the numbers.
     *
     * @param dropout fraction of the hidden units that is dropped in each update
     * @param inputDropout fraction of the pixels that is dropped in each update
     * @param weightDecay decay of the weights; empty for the default of the optimizer
     * @param l2 factor of the weights that is added to their gradient
     * @param maxNorm maximum norm of the weights of one unit
     * @param labelSmoothing fraction of a label's probability that is spread over all classes
     * @param clip maximum norm of the gradient of all parameters
     * @param averageDecay decay of the exponential moving average of the weights
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RegularizationSettings {
        NumberRange.FRACTION.check("dropout", dropout);
        NumberRange.FRACTION.check("inputDropout", inputDropout);
        NumberRange.NOT_NEGATIVE.check("weightDecay", weightDecay);
        NumberRange.NOT_NEGATIVE.check("l2", l2);
        NumberRange.NOT_NEGATIVE.check("maxNorm", maxNorm);
        NumberRange.FRACTION.check("labelSmoothing", labelSmoothing);
        NumberRange.NOT_NEGATIVE.check("clip", clip);
        NumberRange.FRACTION.check("averageDecay", averageDecay);
    }
}
