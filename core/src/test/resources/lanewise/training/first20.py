#!/usr/bin/env python3
"""Generates first20.csv: the first 20 iterations of the video's training, computed by NumPy in float64.

The script shares only the specification with the Java code: the generator (SplitMix64 by purpose), the split, the
initialization and the equations. Every row describes the state before an update: the mean loss, the number of correct
predictions for the training examples, and the sum, the Euclidean norm and one element of W1, b1, W2 and b2. The last row
is the state after update 20.

    python3 first20.py > first20.csv        (in this folder)
"""
import gzip
import sys

import numpy as np

MNIST = "../../../../main/resources/lanewise/data/mnist/"
SEED, COUNT, DEV, HIDDEN, ALPHA, ITERATIONS = 1, 42_000, 1_000, 10, 0.1, 20
MASK = (1 << 64) - 1


def mix64(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Stream:
    """RandomStream.of(seed, purpose)."""

    def __init__(self, seed, purpose):
        h = 0xCBF29CE484222325
        for byte in purpose.encode():
            h = ((h ^ byte) * 0x100000001B3) & MASK
        self.state = mix64(mix64(seed & MASK) ^ h)

    def next_long(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        return mix64(self.state)

    def next_int(self, bound):
        while True:
            product = (self.next_long() >> 32) * bound
            if (product & 0xFFFFFFFF) >= (1 << 32) % bound:
                return product >> 32

    def uniform(self, rows, cols):
        values = [(2 * (self.next_long() >> 40) + 1 - 2**24) / 2**25 for _ in range(rows * cols)]
        return np.array(values).reshape(rows, cols)

    def permutation(self, n):
        order = list(range(n))
        for i in range(n - 1, 0, -1):
            j = self.next_int(i + 1)
            order[i], order[j] = order[j], order[i]
        return order


def read(name, header):
    with gzip.open(MNIST + name) as f:
        return np.frombuffer(f.read(), np.uint8)[header:]


pixels = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784)[:COUNT]
labels = read("train-labels-idx1-ubyte.gz", 8)[:COUNT]
train = Stream(SEED, "split").permutation(COUNT)[DEV:]
X = pixels[train].T / 255.0
label = labels[train]
m = len(train)
Y = np.eye(10)[label].T

stream = Stream(SEED, "initialisation")  # The British spelling is the name of the stream; it determines the weights.
W1, b1 = stream.uniform(HIDDEN, 784), stream.uniform(HIDDEN, 1)
W2, b2 = stream.uniform(10, HIDDEN), stream.uniform(10, 1)

out = ["iteration", "loss", "correct"]
for name in ("W1", "b1", "W2", "b2"):
    out += [name + "_sum", name + "_norm", name + "_element"]
print(",".join(out))
for iteration in range(ITERATIONS + 1):
    Z1 = W1 @ X + b1
    A1 = np.maximum(Z1, 0)
    Z2 = W2 @ A1 + b2
    E = np.exp(Z2 - Z2.max(axis=0))
    A2 = E / E.sum(axis=0)
    loss = -np.log(A2[label, np.arange(m)]).mean()
    out = [str(iteration), repr(float(loss)), str(int((A2.argmax(axis=0) == label).sum()))]
    for P in (W1, b1, W2, b2):
        out += [repr(float(v)) for v in (P.sum(), np.sqrt((P * P).sum()), P[P.shape[0] // 2, (P.shape[1] // 2 + 14) % P.shape[1]])]
    print(",".join(out))
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = dZ2.sum(axis=1, keepdims=True) / m
    dZ1 = (W2.T @ dZ2) * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.sum(axis=1, keepdims=True) / m
    W1, b1, W2, b2 = W1 - ALPHA * dW1, b1 - ALPHA * db1, W2 - ALPHA * dW2, b2 - ALPHA * db2
print("numpy", np.__version__, file=sys.stderr)
