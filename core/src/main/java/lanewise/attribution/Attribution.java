package lanewise.attribution;

import lanewise.evaluation.Prediction;

/**
 * What a network makes of one image.
 *
 * @param prediction classes with their probabilities, most probable first
 * @param probabilities of each class, 0..1
 * @param hidden activation of each unit of the first hidden layer; empty if there is none
 * @param evidence how far each pixel lifts the predicted class's score above the mean of all classes, or lowers it
 *     below
 */
public record Attribution(Prediction prediction, float[] probabilities, float[] hidden, float[] evidence) {}
