/**
 * {@link lanewise.simd.VectorKernels}: every operation of {@link lanewise.kernels.Kernels} on the Java Vector API.
 *
 * <p>{@link lanewise.simd.VectorKernelsProvider} is the only class that may be loaded where the module {@code
 * jdk.incubator.vector} is missing. It has no class of the others in a field or signature.
 */
package lanewise.simd;
