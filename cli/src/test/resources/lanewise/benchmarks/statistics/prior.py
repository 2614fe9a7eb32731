#!/usr/bin/env python3
"""Makes prior.csv: samples of few values each, and the common variance that Smyth's moments find, by NumPy and SciPy.

Smyth (2004), section 6.2: with e = log s^2 - digamma(d/2) + log(d/2), trigamma(d0/2) is the variance of e less the mean
of trigamma(d/2), and log s0^2 is the mean of e + digamma(d0/2) - log(d0/2). The trigamma is inverted by brentq. d0 is no
more than the sum of all d. The first column names the set; the rest of a row is one sample's count and log variance;
a set ends with a row "expected", s0^2 and d0.

    python3 prior.py > prior.csv        (in this folder)
"""
import sys

import numpy as np
from scipy.optimize import brentq
from scipy.special import digamma, polygamma


def prior(d, s2):
    e = np.log(s2) - digamma(d / 2) + np.log(d / 2)
    excess = e.var(ddof=1) - polygamma(1, d / 2).mean()
    if excess <= 0:
        return np.exp(e.mean()), d.sum()
    half = brentq(lambda x: polygamma(1, x) - excess, 1e-6, 1e6, xtol=1e-14, rtol=1e-14)
    return np.exp(e.mean() + digamma(half) - np.log(half)), min(2 * half, d.sum())


random = np.random.default_rng(20040101)
print("set,first,second")
for name, spread, sizes in [("alike", 0.0, [5]), ("scattered", 0.5, [5]), ("wild", 2.5, [3, 5, 10]), ("mixed", 0.3, [2, 3])]:
    d, s2 = [], []
    for i in range(20):
        n = sizes[i % len(sizes)]
        s2.append(0.02**2 * np.exp(spread * random.standard_normal()) * random.chisquare(n - 1) / (n - 1))
        d.append(n - 1)
        print(f"{name},{n},{s2[-1]!r}".replace("np.float64(", "").replace(")", ""))
    v, f = prior(np.array(d, float), np.array(s2))
    print(f"{name} expected,{float(v)!r},{float(f)!r}")
print("numpy", np.__version__, file=sys.stderr)
