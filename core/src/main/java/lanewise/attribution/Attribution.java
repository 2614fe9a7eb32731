package lanewise.attribution;

import lanewise.evaluation.Prediction;

/**
 * The prediction of a network for one image, and the contribution of each pixel to it.
 *
 * @param prediction classes with their probabilities, most probable first
 * @param probabilities the probability of each class, 0..1
 * @param hidden the activation of each unit of the first hidden layer; empty if there is none
 * @param evidence the contribution of each pixel to the score of the predicted class minus the mean score of all
 *     classes; a positive number speaks for the class
 */
public record Attribution(Prediction prediction, float[] probabilities, float[] hidden, float[] evidence) {}
