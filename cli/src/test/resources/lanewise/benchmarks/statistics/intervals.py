#!/usr/bin/env python3
"""Writes intervals.csv: fork means of two reports, and the figures of their comparison, by NumPy and SciPy.

The script shares only the sources of the formulas with the Java code: Welch's t with Satterthwaite's degrees of freedom on the
natural logarithms of the fork means; Student's t from scipy.stats. Times: the ratio is A by B.

    python3 intervals.py > intervals.csv        (in this folder)
"""
import sys

import numpy as np
import scipy
from scipy import stats

CASES = [
    ("same", [10.1, 9.9, 10.0, 10.2, 9.8], [10.0, 10.1, 9.9, 10.15, 9.95], 0.99),
    ("slower", [10.1, 9.9, 10.0, 10.2, 9.8], [11.5, 11.6, 11.4, 11.55, 11.45], 0.99),
    ("faster", [100, 101, 99, 100.5], [50, 51, 49.5], 0.99),
    ("little", [10.00, 10.01, 9.99, 10.0, 10.0], [10.2, 10.21, 10.19, 10.2, 10.2], 0.99),
    ("noisy", [10, 14, 9, 12], [13, 10, 16, 12], 0.99),
    ("two forks", [10.0, 10.2], [12.0, 12.1], 0.99),
    ("unequal", [5.0, 5.001, 4.999, 5.0005, 4.9995, 5.0], [5.5, 6.5, 4.8], 0.95),
    ("tiny", [1e-9, 1.1e-9, 0.9e-9], [2e-9, 2.1e-9, 1.9e-9], 0.9),
]

print("name,a,b,confidence,a_low,a_high,ratio,df,low,high")
for name, a, b, confidence in CASES:
    x, y = np.log(a), np.log(b)
    vx, vy = x.var(ddof=1) / len(x), y.var(ddof=1) / len(y)
    df = (vx + vy) ** 2 / (vx**2 / (len(x) - 1) + vy**2 / (len(y) - 1))
    t = stats.t.ppf((1 + confidence) / 2, df)
    ratio = x.mean() - y.mean()
    half = t * np.sqrt(vx + vy)
    alone = stats.t.ppf((1 + confidence) / 2, len(x) - 1) * np.sqrt(vx)
    figures = [np.mean(a) * np.exp(-alone), np.mean(a) * np.exp(alone)]
    figures += [np.exp(ratio), df, np.exp(ratio - half), np.exp(ratio + half)]
    cells = [name, " ".join(map(repr, a)), " ".join(map(repr, b)), str(confidence)] + [repr(float(f)) for f in figures]
    print(",".join(cells))
print("numpy", np.__version__, "scipy", scipy.__version__, file=sys.stderr)
