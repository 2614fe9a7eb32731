/** Checks whether an implementation of {@link lanewise.kernels.Kernels} returns the same bits as the reference. */
package lanewise.kernels.conformance;
