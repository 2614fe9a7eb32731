"""Examples in rows, but softmax sums over axis 0, as in code for examples in columns.

After https://stackoverflow.com/questions/76450489/mnist-nn-from-scratch-output-converge-on-one-number
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(2)
x, labels = small(12)
m = len(x)
y = np.eye(10)[labels]
w1, b1 = random.random((16, 20)) - 0.5, random.random((1, 20)) - 0.5
w2, b2 = random.random((20, 10)) - 0.5, random.random((1, 10)) - 0.5
z1 = x.dot(w1) + b1
a1 = np.maximum(z1, 0)
z2 = a1.dot(w2) + b2
a2 = np.exp(z2) / sum(np.exp(z2))
dz2 = a2 - y
dw2 = 1 / m * a1.T.dot(dz2)
db2 = 1 / m * np.sum(dz2, axis=0)
dz1 = w2.dot(dz2.T).T * (z1 > 0)
dw1 = 1 / m * x.T.dot(dz1)
db1 = 1 / m * np.sum(dz1, axis=0)
save(x=x, y=y, w1=w1, b1=b1, w2=w2, b2=b2, z1=z1, a1=a1, z2=z2, a2=a2, dz2=dz2, dw2=dw2, db2=db2, dz1=dz1, dw1=dw1,
     db1=db1)
