"""The error goes back without the derivative of the output layer.

After https://stackoverflow.com/questions/53287032/multi-layer-neural-network-back-propagation-formula-using-stochastic-gradient-d
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(8)
x, labels = small(1)
a0, y = x.T, np.eye(10)[labels].T
sigmoid = lambda z: 1 / (1 + np.exp(-z))
sizes = [16, 8, 8, 10]
w = [random.normal(size=(n, k)) for k, n in zip(sizes, sizes[1:])]
b = [random.normal(size=(n, 1)) for n in sizes[1:]]
a = [a0]
z = []
for weights, biases in zip(w, b):
    z.append(weights @ a[-1] + biases)
    a.append(sigmoid(z[-1]))
arrays = dict(X=a0, Y=y)
delta = a[3] - y
for k in [2, 1, 0]:
    tmp = delta * a[k + 1] * (1 - a[k + 1])
    delta = np.dot(w[k].T, delta)
    arrays |= {f"w{k + 1}": w[k], f"b{k + 1}": b[k], f"z{k + 1}": z[k], f"a{k + 1}": a[k + 1], f"dz{k + 1}": tmp,
               f"dw{k + 1}": np.dot(tmp, a[k].T), f"db{k + 1}": tmp}
save(**arrays)
