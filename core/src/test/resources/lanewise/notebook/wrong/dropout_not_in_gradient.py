"""Inverted dropout in the hidden layer, but back propagation does not apply its mask.

After https://github.com/ddbourgin/numpy-ml/issues/94
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(203)
X, labels = small(12)
X = X.T
m = X.shape[1]
Y = np.eye(10)[labels].T
W1, b1 = random.normal(0, 0.5, (8, 16)), np.zeros((8, 1))
W2, b2 = random.normal(0, 0.5, (10, 8)), np.zeros((10, 1))
keep_prob = 0.75
Z1 = W1 @ X + b1
D1 = random.random(Z1.shape) < keep_prob
A1 = np.maximum(Z1, 0) * D1 / keep_prob
Z2 = W2 @ A1 + b2
A2 = np.exp(Z2) / np.exp(Z2).sum(axis=0)
dZ2 = A2 - Y
dW2, db2 = dZ2 @ A1.T / m, dZ2.sum(axis=1, keepdims=True) / m
dZ1 = W2.T @ dZ2 * (Z1 > 0)
dW1, db1 = dZ1 @ X.T / m, dZ1.sum(axis=1, keepdims=True) / m
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, D1=D1, keep_prob=keep_prob, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2,
     db2=db2, dZ1=dZ1, dW1=dW1, db1=db1)
