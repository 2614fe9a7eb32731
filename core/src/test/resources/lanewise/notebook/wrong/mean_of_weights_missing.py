"""The gradients of the weights are sums, those of the biases are means.

After https://github.com/hunkim/DeepLearningZeroToAll/issues/173
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(3)
X, labels = small(12)
Y = np.eye(10)[labels]
W1, b1 = random.normal(size=(16, 12)), np.zeros(12)
W2, b2 = random.normal(size=(12, 10)), np.zeros(10)
sigmoid = lambda z: 1 / (1 + np.exp(-z))
l1 = X @ W1 + b1
a1 = sigmoid(l1)
l2 = a1 @ W2 + b2
y_pred = sigmoid(l2)
d_l2 = y_pred - Y
d_b2 = d_l2
d_W2 = a1.T @ d_l2
d_l1 = (d_l2 @ W2.T) * sigmoid(l1) * (1 - sigmoid(l1))
d_b1 = d_l1
d_W1 = X.T @ d_l1
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, z1=l1, a1=a1, z2=l2, y_pred=y_pred, dz2=d_l2, dW2=d_W2,
     db2=d_b2.mean(axis=0), dz1=d_l1, dW1=d_W1, db1=d_b1.mean(axis=0))
