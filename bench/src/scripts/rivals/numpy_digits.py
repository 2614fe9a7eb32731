"""Trains the networks of whole_commands.py and rivals.py in NumPy, float32: the rival of `lanewise train`.

usage: numpy_digits.py video ITERATIONS | minibatch EPOCHS [HIDDEN]

`video` is 784-10-10, ReLU, gradient descent with alpha 0.1 over 41,000 of 42,000 examples, the accuracy every tenth
iteration. `minibatch` is 784-HIDDEN-10, ReLU, Adam with alpha 0.001, batches of 128 of 60,000 examples. HIDDEN is 128 if
omitted. Both evaluate the 10,000 test examples at the end. The last line is the median time of an iteration or an epoch,
without the first half, in seconds. The data is the IDX files that Lanewise's jar has inside.
"""

import gzip
import pathlib
import statistics
import sys
import time

import numpy as np

MNIST = pathlib.Path(__file__).resolve().parents[4] / "core/src/main/resources/lanewise/data/mnist"
F = np.float32


def idx(name, header, count):
    with gzip.open(MNIST / name) as file:
        file.read(header)
        return np.frombuffer(file.read(count), np.uint8)


def examples(part, count):
    """Returns the pixels from 0 to 1, one example per row, and the labels."""
    pixels = idx(part + "-images-idx3-ubyte.gz", 16, count * 784).reshape(count, 784)
    return pixels.astype(F) / F(255), idx(part + "-labels-idx1-ubyte.gz", 8, count)


def softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)


def forward(parameters, X):
    W1, b1, W2, b2 = parameters
    Z1 = W1 @ X + b1
    A1 = np.maximum(Z1, 0)
    return Z1, A1, softmax(W2 @ A1 + b2)


def gradients(parameters, X, Y):
    """Returns the gradients and A2; examples are columns."""
    W2 = parameters[2]
    m = F(X.shape[1])
    Z1, A1, A2 = forward(parameters, X)
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = dZ2.sum(axis=1, keepdims=True) / m
    dZ1 = (W2.T @ dZ2) * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.sum(axis=1, keepdims=True) / m
    return (dW1, db1, dW2, db2), A2


def accuracy(A2, labels):
    return (A2.argmax(axis=0) == labels).mean()


def initial(random, hidden):
    return [
        (random.standard_normal((hidden, 784)) * np.sqrt(2 / 784)).astype(F),
        np.zeros((hidden, 1), F),
        (random.standard_normal((10, hidden)) * np.sqrt(2 / hidden)).astype(F),
        np.zeros((10, 1), F),
    ]


class Stopwatch:
    """Times consecutive pieces of work."""

    def __init__(self):
        self.seconds = []
        self.start = time.perf_counter()

    def lap(self):
        now = time.perf_counter()
        self.seconds.append(now - self.start)
        self.start = now

    def print_median(self):
        """Prints the median time of a piece of work, without the first half of them."""
        print("seconds", statistics.median(self.seconds[len(self.seconds) // 2 :]))


def video(iterations):
    random = np.random.default_rng(1)
    X, labels = examples("train", 42_000)
    order = random.permutation(42_000)
    dev, train = order[:1000], order[1000:]
    X_dev, Y_dev = np.ascontiguousarray(X[dev].T), labels[dev]
    X, labels = np.ascontiguousarray(X[train].T), labels[train]
    Y = np.eye(10, dtype=F)[:, labels]
    parameters = initial(random, 10)
    alpha = F(0.1)
    watch = Stopwatch()
    for t in range(iterations):
        derivatives, A2 = gradients(parameters, X, Y)
        if t % 10 == 0:
            print(t, accuracy(A2, labels), accuracy(forward(parameters, X_dev)[2], Y_dev))
        for W, dW in zip(parameters, derivatives):
            W -= alpha * dW
        watch.lap()
    return parameters, watch


def minibatch(epochs, hidden=128):
    random = np.random.default_rng(1)
    X, labels = examples("train", 60_000)
    Y = np.eye(10, dtype=F)[labels]
    parameters = initial(random, hidden)
    first = [np.zeros_like(W) for W in parameters]
    second = [np.zeros_like(W) for W in parameters]
    t = 0
    watch = Stopwatch()
    for epoch in range(epochs):
        order = random.permutation(60_000)
        correct = 0
        for begin in range(0, 60_000, 128):
            batch = order[begin : begin + 128]
            derivatives, A2 = gradients(parameters, X[batch].T, Y[batch].T)
            correct += (A2.argmax(axis=0) == labels[batch]).sum()
            t += 1
            step = F(0.001 * np.sqrt(1 - 0.999**t) / (1 - 0.9**t))
            for W, dW, m, v in zip(parameters, derivatives, first, second):
                m *= F(0.9)
                m += F(0.1) * dW
                v *= F(0.999)
                v += F(0.001) * dW * dW
                W -= step * m / (np.sqrt(v) + F(1e-8))
        print(epoch + 1, correct / 60_000)
        watch.lap()
    return parameters, watch


def main():
    parameters, watch = {"video": video, "minibatch": minibatch}[sys.argv[1]](*map(int, sys.argv[2:]))
    X, labels = examples("t10k", 10_000)
    print("test", accuracy(forward(parameters, np.ascontiguousarray(X.T))[2], labels))
    watch.print_median()


if __name__ == "__main__":
    main()
