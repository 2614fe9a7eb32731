/** The options that several commands share, and the conversion of their values. */
package lanewise.cli.options;
