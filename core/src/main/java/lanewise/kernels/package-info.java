/**
 * The arithmetic: {@link lanewise.kernels.Kernels}, its reference implementation {@link
 * lanewise.kernels.ScalarKernels}, and the matrices that operations work on.
 *
 * <p>{@code lanewise.kernels.lookup} opens an implementation by name. {@code lanewise.kernels.parallel} runs it on
 * several threads. {@code lanewise.kernels.conformance} compares it with the reference implementation. {@code
 * lanewise.kernels.layout} contains forms of pixels that a fast implementation may read.
 */
package lanewise.kernels;
