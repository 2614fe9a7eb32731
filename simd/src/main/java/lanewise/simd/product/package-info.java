/** Products of matrices: floats, pixels in panels, pixels in sparse pairs, single examples, each with its tile. */
package lanewise.simd.product;
