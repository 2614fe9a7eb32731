/** Checks the gradients from back propagation against finite differences of the loss. */
package lanewise.network.check;
