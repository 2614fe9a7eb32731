"""The gradient of the biases sums that of the weights, not dZ.

After https://github.com/rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization/issues/62
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(5)
X, labels = small(12)
X = X.T
m = X.shape[1]
Y = np.eye(10)[labels].T
W1, b1 = random.random((10, 16)) - 0.5, random.random((10, 1)) - 0.5
W2, b2 = random.random((10, 10)) - 0.5, random.random((10, 1)) - 0.5
alpha = 0.1
Z1 = W1 @ X + b1
h = np.maximum(0, Z1)
z2 = W2 @ h + b2
yhat = np.exp(z2) / np.exp(z2).sum(axis=0)
l1 = np.dot(W2.T, yhat - Y)
l1[Z1 <= 0] = 0
grad_W1 = np.dot(l1, X.T) / m
grad_W2 = np.dot(yhat - Y, h.T) / m
grad_b1 = np.sum(np.dot(l1, X.T) / m, axis=1, keepdims=True)
grad_b2 = np.sum(yhat - Y, axis=1, keepdims=True) / m
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, h1=h, z2=z2, yhat=yhat, dZ2=yhat - Y, dZ1=l1, grad_W1=grad_W1,
     grad_W2=grad_W2, grad_b1=grad_b1, grad_b2=grad_b2)
