"""Y - A in place of A - Y: the loss rises.

After https://pythoner.space/questions/the-cost-function-of-the-neural-network-is-failing-to-minimize
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(13)
inputs, labels = small(12)
outputs = np.eye(10)[labels]
W1, B1 = random.normal(size=(16, 9)), random.normal(size=9)
W2, B2 = random.normal(size=(9, 10)), random.normal(size=10)
sigmoid = lambda z: 1 / (1 + np.exp(-z))
d_sig = lambda z: sigmoid(z) * (1 - sigmoid(z))
Z1 = inputs @ W1 + B1
A1 = sigmoid(Z1)
Z2 = A1 @ W2 + B2
A2 = sigmoid(Z2)
e_L = (outputs - A2) * d_sig(Z2)
e_1 = np.multiply(np.dot(e_L, W2.T), d_sig(Z1))
save(X=inputs, targets=outputs, W1=W1, B1=B1, W2=W2, B2=B2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=e_L, dZ1=e_1,
     d_B2=np.mean(e_L, axis=0), d_B1=np.mean(e_1, axis=0), d_W2=np.dot(A1.T, e_L) / 12, d_W1=np.dot(inputs.T, e_1) / 12)
