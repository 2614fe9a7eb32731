/** The options that several commands have, and the values of options. */
package lanewise.cli.options;
