"""Sigmoid and a squared error as in the book of Michael Nielsen: sums in the gradients, 1/m in the update."""

import numpy as np

from examples import save, small

random = np.random.default_rng(104)
x, labels = small(12)
x, y = x.T, np.eye(10)[labels].T
eta, m = 3.0, 12
w1, b1 = random.normal(size=(7, 16)), random.normal(size=(7, 1))
w2, b2 = random.normal(size=(10, 7)), random.normal(size=(10, 1))
sigmoid = lambda z: 1.0 / (1.0 + np.exp(-z))
z1 = w1 @ x + b1
a1 = sigmoid(z1)
z2 = w2 @ a1 + b2
a2 = sigmoid(z2)
delta2 = (a2 - y) * a2 * (1 - a2)
delta1 = w2.T @ delta2 * a1 * (1 - a1)
nabla_w2, nabla_w1 = delta2 @ a1.T, delta1 @ x.T
nabla_b2, nabla_b1 = delta2.sum(axis=1, keepdims=True), delta1.sum(axis=1, keepdims=True)
save(x=x, y=y, w1=w1, b1=b1, w2=w2, b2=b2, z1=z1, a1=a1, z2=z2, a2=a2, delta2=delta2, delta1=delta1, nabla_w2=nabla_w2,
     nabla_w1=nabla_w1, nabla_b2=nabla_b2, nabla_b1=nabla_b1, eta=eta, w1_new=w1 - eta / m * nabla_w1,
     b1_new=b1 - eta / m * nabla_b1, w2_new=w2 - eta / m * nabla_w2, b2_new=b2 - eta / m * nabla_b2)
