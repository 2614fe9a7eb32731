/** The commands that show how a network works: {@code explain} and {@code gradcheck}. */
package lanewise.cli.learn;
