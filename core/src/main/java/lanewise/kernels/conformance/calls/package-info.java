/** Calls of operations in a form that is the same for all: to copy, split, sample and describe them. */
package lanewise.kernels.conformance.calls;
