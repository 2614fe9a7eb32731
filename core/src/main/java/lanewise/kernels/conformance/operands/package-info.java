/** The operands of the cases of the conformance suite, and the comparison of their arrays. */
package lanewise.kernels.conformance.operands;
