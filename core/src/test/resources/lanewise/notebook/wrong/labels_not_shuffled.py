"""X is shuffled, and the labels are not.

After https://github.com/ck37/coral-ordinal/issues/6
"""

import numpy as np

from examples import images, save

random = np.random.default_rng(24)
pixels, labels = images(20)
X = random.permutation(pixels.reshape(20, 784).astype(np.float32) / 255)
W1, b1 = (random.random((784, 3)) - 0.5).astype(np.float32), np.zeros(3, np.float32)
W2, b2 = (random.random((3, 10)) - 0.5).astype(np.float32), np.zeros(10, np.float32)
Z1 = X @ W1 + b1
A1 = np.maximum(Z1, 0)
Z2 = A1 @ W2 + b2
A2 = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
A2 /= A2.sum(axis=1, keepdims=True)
Y = np.eye(10, dtype=np.float32)[labels]
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=A2 - Y)
