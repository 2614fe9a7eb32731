/** The network: layers, initialization, forward propagation, back propagation and inference. */
package lanewise.network;
