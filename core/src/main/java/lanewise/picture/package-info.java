/** Converts pictures of digits, from files or drawn, to images as MNIST has them. */
package lanewise.picture;
