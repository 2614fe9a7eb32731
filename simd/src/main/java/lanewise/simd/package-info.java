/**
 * {@link lanewise.simd.VectorKernels}: every operation of {@link lanewise.kernels.Kernels} on the Java Vector API.
 *
 * <p>Only {@link lanewise.simd.VectorKernelsProvider} may be loaded where the module {@code jdk.incubator.vector} is
 * missing; it names no class of the others in a field or signature.
 */
package lanewise.simd;
