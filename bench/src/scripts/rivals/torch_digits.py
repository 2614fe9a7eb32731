"""Trains the networks of numpy_digits.py in PyTorch, with the same arguments and the same last line.

Debian: python3-torch.
"""

import sys

import numpy as np
import torch
from numpy_digits import Stopwatch, examples, initial
from torch.nn import functional


def network(random, hidden):
    """Returns a network with the initial weights of numpy_digits.py."""
    layers = torch.nn.Sequential(torch.nn.Linear(784, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, 10))
    with torch.no_grad():
        for parameter, value in zip(layers.parameters(), initial(random, hidden)):
            parameter.copy_(torch.from_numpy(value).reshape(parameter.shape))
    return layers


def accuracy(Z2, labels):
    return (Z2.argmax(dim=1) == labels).float().mean().item()


def video(iterations):
    random = np.random.default_rng(1)
    X, labels = data("train", 42_000)
    order = torch.from_numpy(random.permutation(42_000))
    dev, train = order[:1000], order[1000:]
    X_dev, Y_dev = X[dev], labels[dev]
    X, labels = X[train], labels[train]
    layers = network(random, 10)
    optimizer = torch.optim.SGD(layers.parameters(), lr=0.1)
    watch = Stopwatch()
    for t in range(iterations):
        Z2 = layers(X)
        optimizer.zero_grad()
        functional.cross_entropy(Z2, labels).backward()
        if t % 10 == 0:
            with torch.no_grad():
                print(t, accuracy(Z2, labels), accuracy(layers(X_dev), Y_dev))
        optimizer.step()
        watch.lap()
    return layers, watch


def minibatch(epochs, hidden=128):
    random = np.random.default_rng(1)
    X, labels = data("train", 60_000)
    layers = network(random, hidden)
    optimizer = torch.optim.Adam(layers.parameters(), lr=0.001)
    watch = Stopwatch()
    for epoch in range(epochs):
        order = torch.from_numpy(random.permutation(60_000))
        correct = 0
        for batch in order.split(128):
            Z2 = layers(X[batch])
            optimizer.zero_grad()
            functional.cross_entropy(Z2, labels[batch]).backward()
            optimizer.step()
            correct += (Z2.argmax(dim=1) == labels[batch]).sum().item()
        print(epoch + 1, correct / 60_000)
        watch.lap()
    return layers, watch


def data(part, count):
    X, labels = examples(part, count)
    return torch.from_numpy(X), torch.from_numpy(labels.astype(np.int64))


def main():
    layers, watch = {"video": video, "minibatch": minibatch}[sys.argv[1]](*map(int, sys.argv[2:]))
    X, labels = data("t10k", 10_000)
    with torch.no_grad():
        print("test", accuracy(layers(X), labels))
    watch.print_median()


if __name__ == "__main__":
    main()
