/** The command {@code kernels} with {@code verify} and {@code compare}, and the command {@code doctor}. */
package lanewise.cli.kernels;
