"""The pixels are bytes, and an integer division leaves 0 and 1.

After https://stackoverflow.com/questions/52398936
"""

import numpy as np

from examples import images, save

random = np.random.default_rng(25)
pixels, labels = images(10)
train_x = pixels // 255
X = train_x.reshape(10, 784)
y = labels
w1, b1 = random.normal(size=(784, 3)).astype(np.float32), np.zeros(3, np.float32)
z1 = X @ w1 + b1
a1 = np.tanh(z1)
save(X=X, y=y, w1=w1, b1=b1, z1=z1, a1=a1)
