"""x * (1 - x) is the derivative of sigmoid for x = A, but x is Z.

After https://ai.stackexchange.com/questions/26920/in-gradient-descents-update-rule-why-do-we-use-sigmazl-1-frac-delta-c
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(14)
x = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
y = np.array([[0, 1, 1, 0]]).T
weight1, weight2 = random.random((3, 4)), random.random((4, 1))
sigmoid = lambda z: 1 / (1 + np.exp(-z))
derv_sigmoid = lambda z: z * (1 - z)
z1 = x @ weight1
a1 = sigmoid(z1)
z2 = a1 @ weight2
a2 = sigmoid(z2)
dz2 = (a2 - y) * derv_sigmoid(a2)
dz1 = dz2 @ weight2.T * derv_sigmoid(z1)
save(x=x, y=y, weight1=weight1, weight2=weight2, z1=z1, a1=a1, z2=z2, a2=a2, dz2=dz2, dz1=dz1,
     dweight2=a1.T @ dz2 / 4, dweight1=x.T @ dz1 / 4)
