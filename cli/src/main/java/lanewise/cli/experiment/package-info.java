/** The command that compares trainings with different hyperparameters. */
package lanewise.cli.experiment;
