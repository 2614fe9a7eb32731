/**
 * Model files. They are safetensors, which other programs read: {@code layers.0.weight} [units, inputs] and {@code
 * layers.0.bias} [units] have the layout of PyTorch's Linear and hold the network for inference. Tensors named {@code
 * training.*} and {@code __metadata__} hold the state that further training needs.
 */
package lanewise.storage;
