/** Operations on elements, rows and columns: activations, softmax, updates, dropout, sums of rows. */
package lanewise.simd.elementwise;
