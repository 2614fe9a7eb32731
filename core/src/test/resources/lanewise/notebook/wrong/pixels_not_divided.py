"""The pixels are not divided by 255.

After https://forums.fast.ai/t/lesson-3-book-chapter-4-dividing-by-255/107811
"""

import numpy as np

from examples import images, save

random = np.random.default_rng(16)
pixels, labels = images(10)
X = pixels.reshape(10, 784).T.astype(np.float32)
Y = np.eye(10, dtype=np.float32)[labels].T
m = X.shape[1]
W1, b1 = (random.random((4, 784)) - 0.5).astype(np.float32), np.zeros((4, 1), np.float32)
W2, b2 = (random.random((10, 4)) - 0.5).astype(np.float32), np.zeros((10, 1), np.float32)
Z1 = W1 @ X + b1
A1 = np.maximum(Z1, 0)
Z2 = W2 @ A1 + b2
A2 = np.exp(Z2) / np.sum(np.exp(Z2), axis=0)
dZ2 = A2 - Y
dW2 = dZ2 @ A1.T / m
save(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2)
