/**
 * Tells whether an implementation of {@link lanewise.kernels.Kernels} keeps its contract: same bits as the definition.
 */
package lanewise.kernels.conformance;
