/** Layers, activations, initialisation, forward propagation and back propagation. */
package lanewise.network;
