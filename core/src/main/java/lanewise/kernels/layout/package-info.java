/**
 * Forms of a {@link lanewise.kernels.PixelMatrix} that an implementation of {@link lanewise.kernels.Kernels} may read
 * instead of the pixels: panels of columns without their blank rows, sparse pairs of columns, and lists of the pixels
 * of an example that are not 0. All of them omit pixels of 0, which changes no sum.
 *
 * <p><em>Ink</em> is a pixel that is not 0. An <em>ink row</em> of some columns is a row in which at least one of them
 * has ink.
 */
package lanewise.kernels.layout;
