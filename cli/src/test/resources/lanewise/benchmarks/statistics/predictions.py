#!/usr/bin/env python3
"""Writes predictions.csv: means of several runs, one more run, and the interval of their ratio, by NumPy and SciPy.

The interval is that of the prediction of one future observation: Student's t with n - 1 degrees of freedom times
s * sqrt(1 + 1 / n), on natural logarithms. Times: the ratio is the base divided by the new run.

    python3 predictions.py > predictions.csv        (in this folder)
"""
import sys

import numpy as np
import scipy
from scipy import stats

CASES = [
    ("slower", [10.0, 10.4, 9.7, 10.2, 9.9, 10.1], 12.0, 0.99),
    ("same", [10.0, 10.4, 9.7, 10.2, 9.9, 10.1], 10.3, 0.99),
    ("two runs", [10.0, 10.1], 11.0, 0.95),
    ("noisy", [10, 14, 9, 12, 11, 13, 10, 12], 20.0, 0.999),
]

print("name,base,new,confidence,ratio,low,high")
for name, base, new, confidence in CASES:
    x = np.log(base)
    half = stats.t.ppf((1 + confidence) / 2, len(x) - 1) * x.std(ddof=1) * np.sqrt(1 + 1 / len(x))
    ratio = x.mean() - np.log(new)
    figures = [np.exp(ratio), np.exp(ratio - half), np.exp(ratio + half)]
    cells = [name, " ".join(map(repr, base)), repr(new), str(confidence)] + [repr(float(f)) for f in figures]
    print(",".join(cells))
print("numpy", np.__version__, "scipy", scipy.__version__, file=sys.stderr)
