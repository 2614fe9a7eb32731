"""L2 regularization in the update of the weights, and dropout that is not scaled, with the mask as Booleans."""

import numpy as np

from examples import save, small

random = np.random.default_rng(108)
X, labels = small(12)
m = len(X)
Y = np.eye(10)[labels]
W1, b1 = random.normal(0, 0.5, (16, 8)), np.zeros(8)
W2, b2 = random.normal(0, 0.5, (8, 10)), np.zeros(10)
alpha, reg = 0.1, 0.01
Z1 = X @ W1 + b1
mask = random.random(Z1.shape) < 0.6
A1 = np.tanh(Z1) * mask
Z2 = A1 @ W2 + b2
A2 = np.exp(Z2) / np.exp(Z2).sum(axis=1, keepdims=True)
dZ2 = A2 - Y
dW2, db2 = A1.T @ dZ2 / m, dZ2.mean(axis=0)
dZ1 = dZ2 @ W2.T * (1 - np.tanh(Z1) ** 2) * mask
dW1, db1 = X.T @ dZ1 / m, dZ1.mean(axis=0)
save(X=X, Y=Y, labels=labels, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, D1=mask, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2,
     dZ1=dZ1, dW1=dW1, db1=db1, alpha=alpha, reg=reg, W1_new=W1 - alpha * (dW1 + reg * W1), b1_new=b1 - alpha * db1,
     W2_new=W2 - alpha * (dW2 + reg * W2), b2_new=b2 - alpha * db2)
