"""Examples and files for the notebooks in wrong/ and right/: a few images of the MNIST in Lanewise's jar.

Regenerate every file, in this folder: for f in wrong/*.py right/*.py; do PYTHONPATH=. python3 "$f"; done
"""

import gzip
import pathlib
import sys

import numpy as np

MNIST = pathlib.Path(__file__).resolve().parents[4] / "main/resources/lanewise/data/mnist"


def images(m):
    """Returns the first training images as uint8, m x 28 x 28, and their labels."""
    with gzip.open(MNIST / "train-images-idx3-ubyte.gz") as file:
        file.read(16)
        pixels = np.frombuffer(file.read(m * 784), np.uint8).reshape(m, 28, 28)
    with gzip.open(MNIST / "train-labels-idx1-ubyte.gz") as file:
        file.read(8)
        return pixels, np.frombuffer(file.read(m), np.uint8).astype(int)


def small(m, size=4):
    """Returns images as means of blocks, from 0 to 1, m x size^2, and their labels: small files."""
    pixels, labels = images(m)
    blocks = pixels.reshape(m, size, 28 // size, size, 28 // size)
    return blocks.mean(axis=(2, 4)).reshape(m, size * size) / 255, labels


def save(**arrays):
    """Writes the arrays next to the script, as a learner does with numpy.savez."""
    np.savez_compressed(pathlib.Path(sys.argv[0]).with_suffix(".npz"), **arrays)
