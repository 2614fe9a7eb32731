/** Decides whether an image looks like one of the digits of MNIST. */
package lanewise.picture.likeness;
