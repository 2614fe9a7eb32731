/** Layers, activations, initialization, forward propagation and back propagation. */
package lanewise.network;
