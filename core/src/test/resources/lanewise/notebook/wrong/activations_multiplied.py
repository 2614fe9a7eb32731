"""np.dot in place of * in the derivative of tanh.

After https://community.deeplearning.ai/t/w3-ex-6-assertionerror-wrong-values-for-dw1/402919, the second question
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(30)
X, labels = small(8)
X, Y = X.T, np.eye(10)[labels].T
m = X.shape[1]
W1, b1 = random.normal(size=(6, 16)) * 0.3, np.zeros((6, 1))
W2, b2 = random.normal(size=(10, 6)) * 0.3, np.zeros((10, 1))
Z1 = W1 @ X + b1
A1 = np.tanh(Z1)
Z2 = W2 @ A1 + b2
A2 = 1 / (1 + np.exp(-Z2))
dZ2 = A2 - Y
dW2 = np.dot(dZ2, A1.T) / m
db2 = np.sum(dZ2, axis=1, keepdims=True) / m
dZ1 = np.dot(np.dot(W2.T, dZ2), (1 - np.dot(A1.T, A1)))
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2, dZ1=dZ1)
