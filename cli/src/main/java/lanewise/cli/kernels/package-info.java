/** The command {@code kernels} with {@code verify} and {@code compare}. */
package lanewise.cli.kernels;
