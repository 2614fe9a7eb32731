"""L2 regularization with the wrong sign: weight_decay * W is subtracted from the gradient.

After https://github.com/andersbll/nnet/issues/4
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(204)
X, labels = small(12)
n = len(X)
Y = np.eye(10)[labels]
W1, b1 = random.normal(0, 0.5, (16, 8)), np.zeros(8)
W2, b2 = random.normal(0, 0.5, (8, 10)), np.zeros(10)
weight_decay = 0.01
Z1 = X @ W1 + b1
A1 = np.maximum(Z1, 0)
Z2 = A1 @ W2 + b2
A2 = np.exp(Z2) / np.exp(Z2).sum(axis=1, keepdims=True)
dZ2 = A2 - Y
dW2, db2 = A1.T @ dZ2 / n - weight_decay * W2, dZ2.mean(axis=0)
dZ1 = dZ2 @ W2.T * (Z1 > 0)
dW1, db1 = X.T @ dZ1 / n - weight_decay * W1, dZ1.mean(axis=0)
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2, dZ1=dZ1, dW1=dW1,
     db1=db1, weight_decay=weight_decay)
