"""X is saved as bytes, m x 28 x 28, and divided by 255 where it is used; labels as numbers; RMSprop in its first step."""

import numpy as np

from examples import images, save

random = np.random.default_rng(106)
F = np.float32
X, labels = images(10)
W1, b1 = (random.normal(size=(784, 3)) * 0.05).astype(F), np.zeros(3, F)
W2, b2 = random.normal(size=(3, 10)).astype(F), np.zeros(10, F)
alpha, rho = F(0.01), F(0.9)
scaled = X.reshape(10, 784).astype(F) / F(255)
Z1 = scaled @ W1 + b1
A1 = np.where(Z1 > 0, Z1, F(0.01) * Z1)
Z2 = A1 @ W2 + b2
A2 = np.exp(Z2) / np.exp(Z2).sum(axis=1, keepdims=True)
dZ2 = A2 - np.eye(10, dtype=F)[labels]
dW2, db2 = A1.T @ dZ2 / F(10), dZ2.mean(axis=0)
dZ1 = dZ2 @ W2.T * np.where(Z1 > 0, F(1), F(0.01))
sW2 = (1 - rho) * dW2**2
save(X=X, labels=labels.astype(np.uint8), W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2,
     dZ1=dZ1, db1=dZ1.mean(axis=0), alpha=alpha, rho=rho, t=1, sW2=sW2, W2_new=W2 - alpha * dW2 / (np.sqrt(sW2) + F(1e-8)))
