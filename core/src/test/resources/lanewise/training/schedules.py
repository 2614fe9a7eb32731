#!/usr/bin/env python3
"""Generates schedules.csv: the factor of the learning rate before updates 0, 37, 74, ... of 1,000 for every schedule.

The formulas are those of the papers: Loshchilov, Hutter 2017, equation 5, for the cosine; Smith, Topin 2018 for one
cycle, with the shape and the constants of PyTorch's OneCycleLR (from 1/25 up during three tenths of the updates, then down
to 1/250,000, both along a cosine).

    python3 schedules.py > schedules.csv        (in this folder)
"""
import math

UPDATES, EVERY = 1000, 37


def step(t):
    return 10.0 ** -sum(t >= milestone for milestone in (500, 750))


def cosine(t):
    return 0.5 * (1 + math.cos(math.pi * t / UPDATES))


def one_cycle(t):
    top = 300
    if t <= top:
        start, end, share = 1 / 25, 1.0, t / top
    else:
        start, end, share = 1.0, 1 / 25 / 10_000, (t - top) / (UPDATES - top)
    return start + (end - start) * math.sin(math.pi * share / 2) ** 2


print("t,constant,step,cosine,one-cycle")
for t in sorted({*range(0, UPDATES, EVERY), 299, 300, 301, 499, 500, 749, 750, 999}):
    print(",".join([str(t), "1.0"] + [repr(f(t)) for f in (step, cosine, one_cycle)]))
