/** Examples drawn with the predictions of a network. */
package lanewise.cli.figures;
