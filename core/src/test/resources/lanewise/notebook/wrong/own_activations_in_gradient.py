"""The gradient uses the activations of its own layer, and 1/m with the number of inputs.

After https://datascience.stackexchange.com/questions/25394
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(205)
X, labels = small(12)
X = X.T
Y = (labels == 1).astype(float)[None]
W1, b1 = random.normal(0, 0.5, (16, 16)), np.zeros((16, 1))
W2, b2 = random.normal(0, 0.5, (1, 16)), np.zeros((1, 1))
Z1 = W1 @ X + b1
A1 = 1 / (1 + np.exp(-Z1))
Z2 = W2 @ A1 + b2
A2 = 1 / (1 + np.exp(-Z2))
da = -(Y / A2 - (1 - Y) / (1 - A2))
dZ2 = da * A2 * (1 - A2)
m = W2.shape[1]
dW2, db2 = dZ2 @ A2.T / m, dZ2.sum(axis=1, keepdims=True) / m
dZ1 = W2.T @ dZ2 * A1 * (1 - A1)
m = W1.shape[1]
dW1, db1 = dZ1 @ A1.T / m, dZ1.sum(axis=1, keepdims=True) / m
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2, dZ1=dZ1, dW1=dW1,
     db1=db1)
