/**
 * Forms of a {@link lanewise.kernels.PixelMatrix} that an implementation of {@link lanewise.kernels.Kernels} may read
 * instead of the pixels: panels of columns without their blank rows, and sparse pairs of columns. Both omit pixels of
 * 0, which changes no sum.
 *
 * <p><em>Ink</em> is a pixel that is not 0. An <em>ink row</em> of some columns is a row in which at least one of them
 * has ink.
 */
package lanewise.kernels.layout;
