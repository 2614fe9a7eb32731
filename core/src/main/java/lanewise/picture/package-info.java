/** From a picture of a digit, in a file or drawn, to pixels as MNIST has them. Knows no network. */
package lanewise.picture;
