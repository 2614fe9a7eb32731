"""Momentum: the velocity of the last step is not used.

After https://community.deeplearning.ai, Optimization Methods, "Gradient Descent with Momentum - Week 2", May 2024
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(26)
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
beta = 0.9
v_dW1_old, v_dW2_old = random.normal(size=W1.shape) * 0.1, random.normal(size=W2.shape) * 0.1
dZ2 = A2 - Y
dW2 = dZ2 @ A1.T / m
dZ1 = W2.T @ dZ2 * (Z1 > 0)
dW1 = dZ1 @ X.T / m
v_dW1 = (1 - beta) * dW1
v_dW2 = (1 - beta) * dW2
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, dZ1=dZ1, dW1=dW1, alpha=alpha,
     beta=beta, v_dW1_old=v_dW1_old, v_dW2_old=v_dW2_old, v_dW1=v_dW1, v_dW2=v_dW2, W1_new=W1 - alpha * v_dW1,
     W2_new=W2 - alpha * v_dW2)
