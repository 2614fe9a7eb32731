/** The report of a training: one HTML page with curves, confusion matrix, weights as pictures and the worst mistakes. */
package lanewise.cli.trainingreport;
