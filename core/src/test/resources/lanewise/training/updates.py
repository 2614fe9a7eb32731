#!/usr/bin/env python3
"""Generates updates.csv: 20 updates of a 2 x 3 weight matrix for every optimizer and regularization, by NumPy in float64.

The equations are those of the papers, in their original form; nothing is taken from the Java code. Every row contains a case,
the number of updates, and the weights after them, row by row. The gradient of update t is

    dW[i][j] = sin(1.3 t + 0.7 (3 i + j)) (1 + 0.2 (3 i + j)),   t = 1, 2, ...

and the initial weights are W[i][j] = 0.5 - 0.2 (3 i + j).

    python3 updates.py > updates.csv        (in this folder)
"""
import sys

import numpy as np

UPDATES = 20
N = np.arange(6.0).reshape(2, 3)
START = 0.5 - 0.2 * N


def gradient(t):
    return np.sin(1.3 * t + 0.7 * N) * (1 + 0.2 * N)


def gradient_descent(alpha):
    def step(theta, g, t, memory):
        return theta - alpha * g

    return step


def momentum(alpha, mu):
    """Sutskever et al. 2013, equations 1 and 2, with a constant rate: v = mu v - alpha g; theta = theta + v."""

    def step(theta, g, t, memory):
        memory["v"] = mu * memory.get("v", 0) - alpha * g
        return theta + memory["v"]

    return step


def nesterov(alpha, mu):
    """Bengio et al. 2013, equation 7: Theta = Theta + mu^2 v - (1 + mu) alpha g, then v = mu v - alpha g."""

    def step(theta, g, t, memory):
        v = memory.get("v", 0)
        memory["v"] = mu * v - alpha * g
        return theta + mu * mu * v - (1 + mu) * alpha * g

    return step


def rmsprop(alpha, rho, epsilon):
    """Tieleman, Hinton 2012: MeanSquare = 0.9 MeanSquare + 0.1 g^2; the gradient is divided by its root."""

    def step(theta, g, t, memory):
        memory["s"] = rho * memory.get("s", 0) + (1 - rho) * g**2
        return theta - alpha * g / (np.sqrt(memory["s"]) + epsilon)

    return step


def adamw(alpha, beta1, beta2, epsilon, decay):
    """Kingma, Ba 2015, algorithm 1; with decay Loshchilov, Hutter 2019, algorithm 2, whose lambda is alpha decay."""

    def step(theta, g, t, memory):
        memory["m"] = beta1 * memory.get("m", 0) + (1 - beta1) * g
        memory["v"] = beta2 * memory.get("v", 0) + (1 - beta2) * g**2
        m_hat = memory["m"] / (1 - beta1**t)
        v_hat = memory["v"] / (1 - beta2**t)
        return theta - alpha * m_hat / (np.sqrt(v_hat) + epsilon) - alpha * decay * theta

    return step


def with_l2(step, l2):
    return lambda theta, g, t, memory: step(theta, g + l2 * theta, t, memory)


def with_clip(step, maximum):
    """Pascanu, Mikolov, Bengio 2013, algorithm 1."""

    def clipped(theta, g, t, memory):
        norm = np.sqrt(np.sum(g**2))
        return step(theta, g * maximum / norm if norm >= maximum else g, t, memory)

    return clipped


def with_max_norm(step, maximum):
    """Srivastava et al. 2014, section 5.1: a unit's weights are projected onto the ball of radius c."""

    def projected(theta, g, t, memory):
        moved = step(theta, g, t, memory)
        norms = np.linalg.norm(moved, axis=1, keepdims=True)
        return moved * np.minimum(1, maximum / norms)

    return projected


def averaged(step, decay):
    """The shadow variable of TensorFlow's ExponentialMovingAverage, where num_updates is the number of updates."""

    def shadow(theta, g, t, memory):
        memory["weights"] = step(memory.get("weights", theta), g, t, memory)
        d = min(decay, (1 + t) / (10 + t))
        return d * theta + (1 - d) * memory["weights"]

    return shadow


ADAM = adamw(0.05, 0.9, 0.999, 1e-8, 0)
CASES = {
    "gradient-descent": gradient_descent(0.1),
    "momentum": momentum(0.05, 0.9),
    "nesterov": nesterov(0.05, 0.9),
    "rmsprop": rmsprop(0.05, 0.9, 1e-8),
    "adam": ADAM,
    "adamw": adamw(0.05, 0.9, 0.999, 1e-8, 0.1),
    "gradient-descent decay": lambda theta, g, t, memory: theta - 0.1 * g - 0.1 * 0.1 * theta,
    "gradient-descent l2": with_l2(gradient_descent(0.1), 0.3),
    "adam l2": with_l2(ADAM, 0.3),
    "gradient-descent clip": with_clip(gradient_descent(0.1), 2.0),
    "adam clip": with_clip(ADAM, 2.0),
    "gradient-descent max-norm": with_max_norm(gradient_descent(0.1), 0.6),
    "gradient-descent average": averaged(gradient_descent(0.1), 0.5),
    "adam average": averaged(ADAM, 0.999),
}

print("case,t,W00,W01,W02,W10,W11,W12")
for name, step in CASES.items():
    theta, memory = START, {}
    for t in range(1, UPDATES + 1):
        theta = step(theta, gradient(t), t, memory)
        print(",".join([name, str(t)] + [repr(float(w)) for w in theta.ravel()]))
print("numpy", np.__version__, file=sys.stderr)
