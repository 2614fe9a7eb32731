/**
 * The commands that use a trained model: {@code evaluate}, {@code predict}, {@code show}, {@code draw} and {@code
 * export}.
 */
package lanewise.cli.use;
