"""Examples in rows and weights as units x inputs, as in PyTorch, in float32, saved after the update of the parameters."""

import numpy as np

from examples import save, small

random = np.random.default_rng(102)
x, labels = (array.astype(np.float32) for array in small(12))
labels = labels.astype(np.int64)
y = np.eye(10, dtype=np.float32)[labels]
w1, b1 = (random.normal(size=(9, 16)) * 0.4).astype(np.float32), np.zeros(9, np.float32)
w2, b2 = (random.normal(size=(10, 9)) * 0.4).astype(np.float32), np.zeros(10, np.float32)
lr = np.float32(0.5)
z1 = x @ w1.T + b1
h1 = np.maximum(z1, 0)
z2 = h1 @ w2.T + b2
probs = np.exp(z2 - z2.max(axis=1, keepdims=True))
probs /= probs.sum(axis=1, keepdims=True)
delta2 = (probs - y) / np.float32(12)
dw2, db2 = delta2.T @ h1, delta2.sum(axis=0)
delta1 = delta2 @ w2
delta1[z1 <= 0] = 0
dw1, db1 = delta1.T @ x, delta1.sum(axis=0)
w1 -= lr * dw1
b1 -= lr * db1
w2 -= lr * dw2
b2 -= lr * db2
save(x=x, y=y, labels=labels, w1=w1, b1=b1, w2=w2, b2=b2, z1=z1, h1=h1, z2=z2, probs=probs, delta2=delta2, dw2=dw2, db2=db2,
     delta1=delta1, dw1=dw1, db1=db1, lr=lr)
