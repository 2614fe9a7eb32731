/** Measures implementations of kernels against one another, and checks that they agree; prints nothing. */
package lanewise.measurement;
