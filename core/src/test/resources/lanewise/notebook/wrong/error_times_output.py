"""The error is multiplied by the output once more.

After https://stackoverflow.com/questions/75378819/issues-with-calculating-new-weights-in-a-neural-network
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(29)
X, labels = small(12)
X, Y = X.T, np.eye(10)[labels].T
m = X.shape[1]
W1, b1 = random.random((6, 16)) - 0.5, random.random((6, 1)) - 0.5
W2, b2 = random.random((10, 6)) - 0.5, random.random((10, 1)) - 0.5
Z1 = W1 @ X + b1
A1 = np.maximum(Z1, 0)
Z2 = W2 @ A1 + b2
A2 = np.exp(Z2) / np.exp(Z2).sum(axis=0)
delta = A2 - Y
dZ2 = np.multiply(delta, A2)
dW2 = dZ2 @ A1.T / m
db2 = dZ2.sum(axis=1, keepdims=True) / m
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2)
