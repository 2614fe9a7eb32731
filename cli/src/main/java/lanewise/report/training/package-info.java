/** Writes the report of a training as one HTML page: curves, confusion matrix, weights as pictures, the worst mistakes. */
package lanewise.report.training;
