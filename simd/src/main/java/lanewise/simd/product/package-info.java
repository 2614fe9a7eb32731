/**
 * Products of matrices, each with its inner loop: floats, pixels in panels, pixels in sparse pairs, single examples.
 */
package lanewise.simd.product;
