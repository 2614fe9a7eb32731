/** The examples of a training, and the files that it writes: the model, the best network and the report. */
package lanewise.cli.train.files;
