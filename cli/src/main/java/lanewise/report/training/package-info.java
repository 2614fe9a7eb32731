/**
 * Writes the report of a training as one HTML page: learning curves, confusion matrix, weights as images, worst
 * mistakes.
 */
package lanewise.report.training;
