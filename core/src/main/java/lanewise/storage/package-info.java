/**
 * Model files. They are safetensors, so that other programs read the weights: {@code layers.0.weight} [units, inputs] and
 * {@code layers.0.bias} [units] as PyTorch's Linear has them, of the network as it answers. What is needed to train further
 * stands beside them, in tensors named {@code training.*} and in {@code __metadata__}.
 */
package lanewise.storage;
