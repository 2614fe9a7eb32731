/** Finds the implementations of {@link lanewise.kernels.Kernels} and selects one by name. */
package lanewise.kernels.lookup;
