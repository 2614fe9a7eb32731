"""The biases have the shape (10,), and their gradients 1 x 10: NumPy makes the updated biases 1 x 10."""

import numpy as np

from examples import save, small

random = np.random.default_rng(109)
X, labels = small(12)
m = X.shape[0]
Y = np.eye(10)[labels]
W1, b1 = random.random((16, 10)) - 0.5, random.random(10) - 0.5
W2, b2 = random.random((10, 10)) - 0.5, random.random(10) - 0.5
Z1 = X @ W1 + b1
A1 = np.maximum(Z1, 0)
Z2 = A1 @ W2 + b2
A2 = np.exp(Z2) / np.exp(Z2).sum(axis=1, keepdims=True)
dZ2 = A2 - Y
dW2 = A1.T @ dZ2 / m
db2 = dZ2.sum(axis=0, keepdims=True) / m
dZ1 = dZ2 @ W2.T * (Z1 > 0)
dW1 = X.T @ dZ1 / m
db1 = dZ1.sum(axis=0, keepdims=True) / m
save(X=X, Y=Y, labels=labels, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2, dZ1=dZ1, dW1=dW1, db1=db1,
     W1=W1, b1=b1, W2=W2, b2=b2)
