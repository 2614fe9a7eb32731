/** Checks the derivatives of back propagation against differences of the loss, in float64. */
package lanewise.network.check;
