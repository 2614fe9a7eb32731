/**
 * {@link lanewise.simd.VectorKernels}: every operation of {@link lanewise.kernels.Kernels} on the Java Vector API.
 *
 * <p>{@link lanewise.simd.VectorKernelsProvider} is the only class that may be loaded if the module {@code
 * jdk.incubator.vector} is missing. Therefore none of the other classes is the type of a field or parameter in it.
 */
package lanewise.simd;
