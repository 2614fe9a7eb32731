/**
 * Examples (pixels and labels), readers of CSV, IDX, NPZ and NPY files, the built-in MNIST digits, and the split
 * into training and dev set. Depends on the packages for errors, text, random numbers and arrays of NumPy.
 */
package lanewise.data;
