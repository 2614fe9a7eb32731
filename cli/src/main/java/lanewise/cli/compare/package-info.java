/** The command {@code compare}. */
package lanewise.cli.compare;
