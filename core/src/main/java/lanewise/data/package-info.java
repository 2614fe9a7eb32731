/**
 * Examples (pixels and labels), readers of CSV and IDX files, the built-in MNIST digits, and the split into training
 * and dev set. Depends on no other package except for random numbers.
 */
package lanewise.data;
