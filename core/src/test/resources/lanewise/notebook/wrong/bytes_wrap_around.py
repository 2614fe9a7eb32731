"""(pixels - 128) / 128 in uint8: 0 - 128 is 128. Only the first layer is saved.

After https://stackoverflow.com/questions/48785115
"""

import numpy as np

from examples import images, save

random = np.random.default_rng(31)
pixels, labels = images(3)
X = ((pixels.reshape(3, 784) - np.uint8(128)) / 128).astype(np.float32)
W1, b1 = (random.integers(-9, 9, size=(784, 2)) / 100).astype(np.float32), np.zeros(2, np.float32)
Z1 = X @ W1 + b1
save(X=X, W1=W1, b1=b1, Z1=Z1, A1=np.maximum(Z1, 0))
