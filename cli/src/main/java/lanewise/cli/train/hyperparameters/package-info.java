/** The hyperparameters as options of the command {@code train}. */
package lanewise.cli.train.hyperparameters;
