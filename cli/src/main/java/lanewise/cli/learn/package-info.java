/** The commands that explain how a network works: {@code explain} and {@code gradcheck}. */
package lanewise.cli.learn;
