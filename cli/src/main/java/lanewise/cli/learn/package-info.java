/**
 * The commands that explain how a network works: {@code explain}, {@code mistakes}, {@code gradcheck} and {@code
 * check}.
 */
package lanewise.cli.learn;
