"""Adam in its third step, examples in rows, weights as inputs x units, float32 and an epsilon of 1e-7."""

import numpy as np

from examples import save, small

random = np.random.default_rng(105)
F = np.float32
X, labels = small(12)
X, Y = X.astype(F), np.eye(10, dtype=F)[labels]
m = len(X)
lr, beta1, beta2, eps, t = F(0.001), F(0.9), F(0.999), F(1e-7), 3
W = {1: (random.normal(size=(16, 8)) * 0.35).astype(F), 2: (random.normal(size=(8, 10)) * 0.5).astype(F)}
b = {1: np.zeros((1, 8), F), 2: np.zeros((1, 10), F)}
Z1 = X @ W[1] + b[1]
A1 = np.maximum(0, Z1)
Z2 = A1 @ W[2] + b[2]
E = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
A2 = E / E.sum(axis=1, keepdims=True)
dZ2 = A2 - Y
dZ1 = (dZ2 @ W[2].T) * (Z1 > 0)
G = {"W2": A1.T @ dZ2 / F(m), "b2": dZ2.sum(axis=0, keepdims=True) / F(m), "W1": X.T @ dZ1 / F(m),
     "b1": dZ1.sum(axis=0, keepdims=True) / F(m)}
P = {"W1": W[1], "b1": b[1], "W2": W[2], "b2": b[2]}
arrays = {}
for name, value in P.items():
    m_old = (random.normal(size=value.shape) * 0.01).astype(F)
    v_old = (random.random(size=value.shape) * 0.001).astype(F)
    first = beta1 * m_old + (1 - beta1) * G[name]
    second = beta2 * v_old + (1 - beta2) * G[name] ** 2
    new = value - lr * (first / (1 - beta1**t)) / (np.sqrt(second / (1 - beta2**t)) + eps)
    arrays |= {name: value, "d" + name: G[name], f"m_{name}_old": m_old, f"v_{name}_old": v_old, f"m_{name}": first,
               f"v_{name}": second, name + "_new": new}
save(X=X, Y=Y, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dZ1=dZ1, lr=lr, beta1=beta1, beta2=beta2, eps=eps, t=t, **arrays)
