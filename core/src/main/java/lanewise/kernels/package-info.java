/**
 * The arithmetic: {@link lanewise.kernels.Kernels} and its plain Java definition, the matrices it works on, threads, and
 * the search for implementations.
 */
package lanewise.kernels;
