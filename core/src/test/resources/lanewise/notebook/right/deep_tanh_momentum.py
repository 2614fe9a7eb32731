"""Three layers with tanh, a mini-batch, and momentum in its second step; Fortran order and labels as numbers."""

import numpy as np

from examples import save, small

random = np.random.default_rng(103)
X, labels = small(14)
X, y = np.asfortranarray(X[4:14].T), labels[4:14]
m = 10
sizes = [16, 8, 6, 10]
alpha, mu = 0.05, 0.9
P, V, G = {}, {}, {}
for layer, (inputs, units) in enumerate(zip(sizes, sizes[1:]), 1):
    P[f"W{layer}"] = random.normal(size=(units, inputs)) / np.sqrt(inputs)
    P[f"b{layer}"] = random.normal(size=(units, 1)) * 0.1
A, Z = {0: X}, {}
for layer in (1, 2, 3):
    Z[layer] = P[f"W{layer}"] @ A[layer - 1] + P[f"b{layer}"]
    A[layer] = np.tanh(Z[layer]) if layer < 3 else np.exp(Z[layer]) / np.exp(Z[layer]).sum(axis=0)
dZ = {3: A[3] - np.eye(10)[y].T}
arrays = {}
for layer in (3, 2, 1):
    G[f"W{layer}"] = dZ[layer] @ A[layer - 1].T / m
    G[f"b{layer}"] = dZ[layer].sum(axis=1, keepdims=True) / m
    if layer > 1:
        dZ[layer - 1] = P[f"W{layer}"].T @ dZ[layer] * (1 - A[layer - 1] ** 2)
    arrays |= {f"Z{layer}": Z[layer], f"A{layer}": A[layer], f"dZ{layer}": dZ[layer]}
for name, value in P.items():
    old = random.normal(size=value.shape) * 0.1
    V[name] = mu * old + G[name]
    arrays |= {name: value, "d" + name: G[name], f"v_{name}_old": old, f"v_{name}": V[name],
               f"{name}_new": value - alpha * V[name]}
save(X=X, y=y, alpha=alpha, mu=mu, **arrays)
