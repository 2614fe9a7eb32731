/** Operations on elements, rows and columns: activations, softmax, updates, dropout and sums of rows. */
package lanewise.simd.elementwise;
