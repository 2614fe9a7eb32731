"""The derivative of softmax is taken as A (1 - A), as if each output depended on its own sum only.

After https://math.stackexchange.com/questions/2815662/backpropagation-softmax-derivative
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(201)
X, labels = small(12)
m = len(X)
Y = np.eye(10)[labels]
W1, b1 = random.normal(0, 0.5, (16, 10)), random.normal(0, 0.1, (1, 10))
W2, b2 = random.normal(0, 0.5, (10, 10)), random.normal(0, 0.1, (1, 10))
Z1 = X @ W1 + b1
A1 = np.tanh(Z1)
Z2 = A1 @ W2 + b2
A2 = np.exp(Z2) / np.exp(Z2).sum(axis=1, keepdims=True)
dA2 = -Y / A2
dZ2 = dA2 * A2 * (1 - A2)
dW2, db2 = A1.T @ dZ2 / m, dZ2.mean(axis=0, keepdims=True)
dZ1 = dZ2 @ W2.T * (1 - A1 ** 2)
dW1, db1 = X.T @ dZ1 / m, dZ1.mean(axis=0, keepdims=True)
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2, dZ1=dZ1, dW1=dW1,
     db1=db1)
