"""relu is 0 or more everywhere, so that >= lets every gradient through.

After https://github.com/iamtrask/Grokking-Deep-Learning/pull/13
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(9)
layer_0, labels = small(12)
target = np.eye(10)[labels]
weights_0_1 = 0.2 * random.random((16, 14)) - 0.1
weights_1_2 = 0.2 * random.random((14, 10)) - 0.1
relu = lambda x: (x >= 0) * x
relu2deriv = lambda x: x >= 0
net = layer_0 @ weights_0_1
layer_1 = relu(net)
layer_2 = layer_1 @ weights_1_2
layer_2 = np.exp(layer_2) / np.exp(layer_2).sum(axis=1, keepdims=True)
layer_2_delta = (layer_2 - target) / len(layer_0)
layer_1_delta = layer_2_delta.dot(weights_1_2.T) * relu2deriv(layer_1)
save(layer_0=layer_0, target=target, weights_0_1=weights_0_1, weights_1_2=weights_1_2, z1=net, layer_1=layer_1,
     layer_2=layer_2, layer_2_delta=layer_2_delta, layer_1_delta=layer_1_delta,
     d_weights_1_2=layer_1.T.dot(layer_2_delta), d_weights_0_1=layer_0.T.dot(layer_1_delta))
