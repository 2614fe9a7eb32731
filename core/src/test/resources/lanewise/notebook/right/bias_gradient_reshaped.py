"""The gradients of the biases have the shape (10,), and are reshaped in the update, which is not saved."""

import numpy as np

from examples import save, small

random = np.random.default_rng(105)
X, labels = small(12)
X = X.T
m = X.shape[1]
Y = np.eye(10)[labels].T
W1, b1 = random.random((10, 16)) - 0.5, random.random((10, 1)) - 0.5
W2, b2 = random.random((10, 10)) - 0.5, random.random((10, 1)) - 0.5
alpha = 0.1
Z1 = W1 @ X + b1
A1 = np.maximum(Z1, 0)
Z2 = W2 @ A1 + b2
A2 = np.exp(Z2) / np.exp(Z2).sum(axis=0)
dZ2 = A2 - Y
dW2 = dZ2 @ A1.T / m
db2 = dZ2.sum(axis=1) / m
dZ1 = W2.T @ dZ2 * (Z1 > 0)
dW1 = dZ1 @ X.T / m
db1 = dZ1.sum(axis=1) / m
save(X=X, Y=Y, labels=labels, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2, dZ1=dZ1, dW1=dW1, db1=db1,
     W1=W1, b1=b1, W2=W2, b2=b2, alpha=alpha)
