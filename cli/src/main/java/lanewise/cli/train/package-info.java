/** The commands {@code train} and {@code recipes}. */
package lanewise.cli.train;
