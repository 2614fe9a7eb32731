"""A learning rate of 1000: after some iterations, every parameter is nan.

After the notebook of the video: https://www.kaggle.com/code/wwsalmon/simple-mnist-nn-from-scratch-numpy-no-tf-keras
"""

import numpy as np

from examples import save, small

np.seterr(all="ignore")
random = np.random.default_rng(1)
X, labels = small(12)
X = X.T
m = X.shape[1]
Y = np.eye(10)[labels].T
W1, b1 = random.random((10, 16)) - 0.5, random.random((10, 1)) - 0.5
W2, b2 = random.random((10, 10)) - 0.5, random.random((10, 1)) - 0.5
alpha = 1000
for iteration in range(20):
    Z1 = W1 @ X + b1
    A1 = np.maximum(Z1, 0)
    Z2 = W2 @ A1 + b2
    A2 = np.exp(Z2) / np.exp(Z2).sum(axis=0)
    dZ2 = A2 - Y
    dZ1 = W2.T.dot(dZ2) * (Z1 > 0)
    W2, b2 = W2 - alpha / m * dZ2.dot(A1.T), b2 - alpha / m * dZ2.sum(axis=1, keepdims=True)
    W1, b1 = W1 - alpha / m * dZ1.dot(X.T), b1 - alpha / m * dZ1.sum(axis=1, keepdims=True)
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, alpha=alpha)
