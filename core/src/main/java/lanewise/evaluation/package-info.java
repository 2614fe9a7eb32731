/** Predictions, loss, accuracy and confusion matrices, computed from the results of a network in float64. */
package lanewise.evaluation;
