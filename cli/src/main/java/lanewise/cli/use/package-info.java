/**
 * The commands that use a trained model: {@code evaluate}, {@code predict}, {@code show}, {@code draw} and {@code
 * export}, and the command {@code data}.
 */
package lanewise.cli.use;
