#!/usr/bin/env python3
"""Simulates nightly runs, and counts how often `lanewise compare` reports an unchanged commit or finds a planted change.

    python3 bench/src/experiments/runs.py [repetitions]

Needs lanewise on the PATH, or the variable LANEWISE with its path. The model of a run: one of two machines, whose speeds
differ by 15 %; a night, whose speed varies by 2 %; forks, which vary by 1.5 %. A ruler has the speed of machine and night
and varies by 1 %. Each run has 10 rows with 3 forks each. All variations are standard deviations of normal logarithms.
"""
import json
import math
import os
import random
import subprocess
import sys
import tempfile

ROWS, FORKS = 10, 3
MACHINE, NIGHT, FORK, RULER = 0.15, 0.02, 0.015, 0.01
PLANTED = 1.10
LANEWISE = os.environ.get("LANEWISE", "lanewise")


def result(name, mode, unit, forks):
    return {"benchmark": name, "mode": mode, "threads": 1, "forks": len(forks), "measurementIterations": 1,
            "primaryMetric": {"score": sum(forks) / len(forks), "scoreError": "NaN", "scoreUnit": unit,
                              "rawData": [[f] for f in forks]}, "secondaryMetrics": {}}


def run(rng, planted):
    """Returns a report of one run; the time of row 0 is multiplied by planted."""
    log_speed = (MACHINE if rng.random() < 0.5 else 0) + rng.gauss(0, NIGHT)
    rows = [result("x.Ruler.peak", "thrpt", "ops/ns", [math.exp(log_speed + rng.gauss(0, RULER)) for _ in range(FORKS)])]
    for row in range(ROWS):
        time = (10 + row) * math.exp(-log_speed) * (planted if row == 0 else 1)
        rows.append(result(f"x.B.row{row}", "avgt", "us/op", [time * math.exp(rng.gauss(0, FORK)) for _ in range(FORKS)]))
    return rows


def write(folder, name, rows):
    path = os.path.join(folder, name + ".json")
    with open(path, "w") as file:
        json.dump(rows, file)
    return path


def compare(*options):
    command = [LANEWISE, "compare", *options, "--ruler", "x.Ruler", "--format", "json", "--fail-on-regression", "5"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    row = next(r for r in json.loads(done.stdout)["rows"] if r["benchmark"] == "x.B.row0")
    return done.returncode == 1, row["ratios"]["B"]["verdict"] == "slower"


def modes(folder, base, new):
    """Yields the name of each way to compare, with its options."""
    files_base = [write(folder, f"a{i}", rows) for i, rows in enumerate(base)]
    files_new = [write(folder, f"b{i}", rows) for i, rows in enumerate(new)]
    pooled = [write(folder, name, sum(runs, [])) for name, runs in (("pa", base), ("pb", new))]
    yield "forks pooled", pooled
    yield "runs", ["--base", *files_base, "--new", *files_new]
    yield "runs, rulers divided out", ["--base", *files_base, "--new", *files_new, "--divide-by-rulers"]
    yield "8 runs against one, rulers divided out", ["--base", *files_base, "--new", files_new[0], "--divide-by-rulers"]


def main():
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    rng = random.Random(17)
    failed, found = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(repetitions):
            base = [run(rng, 1) for _ in range(8)]
            same = [run(rng, 1) for _ in range(8)]
            slower = [run(rng, PLANTED) for _ in range(8)]
            for name, options in modes(folder, base, same):
                failed[name] = failed.get(name, 0) + compare(*options)[0]
            for name, options in modes(folder, base, slower):
                found[name] = found.get(name, 0) + compare(*options)[1]
    print("| comparison | unchanged commit fails the gate of 5 % | planted 10 % found |")
    print("|---|---|---|")
    for name in failed:
        print(f"| {name} | {failed[name]} of {repetitions} | {found[name]} of {repetitions} |")


if __name__ == "__main__":
    main()
