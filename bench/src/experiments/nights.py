#!/usr/bin/env python3
"""Compares public runs of one unchanged program, and counts how often `lanewise compare` reports it or finds a planted change.

    git clone https://github.com/graphql-java/graphql-java
    python3 bench/src/experiments/nights.py graphql-java [repetitions]

Needs lanewise on the PATH, or the variable LANEWISE with its path. graphql-java keeps the reports of its benchmarks in the
folder performance-results. The commits c46c07a and ae7279f contain the same code: between them, only reports were added. They
were measured 9 and 7 times on 2025-03-24, with 22 rows of 2 or 3 forks. The script draws runs at random. A planted change is a
slowdown of 10 % in one random row of the new runs. The gate is --fail-on-regression 5.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

HEAD = "c5c20fd1eeb4ef3d6ca454bd9ac9d599390e3dec"
FOLDER = "performance-results"
SAME = ("c46c07a77f81d0493fc0e7c93d9de49e97118281", "ae7279fa86294a4250c1df7bbf056a940e80459c")
PLANTED = 1.10
LANEWISE = os.environ.get("LANEWISE", "lanewise")


def git(clone, *arguments):
    return subprocess.run(["git", "-C", clone, *arguments], check=True, capture_output=True, text=True).stdout


def runs(clone):
    """Returns the reports of the two commits."""
    names = git(clone, "ls-tree", "-r", "--name-only", HEAD, FOLDER).splitlines()
    return [json.loads(git(clone, "show", f"{HEAD}:{name}")) for name in names if any(commit in name for commit in SAME)]


def key(result):
    return result["benchmark"], result["mode"], json.dumps(result.get("params", {}), sort_keys=True)


def slowed(report, row):
    """Returns a copy of a report in which a row takes longer."""
    changed = json.loads(json.dumps(report))
    for result in changed:
        if key(result) == row:
            factor = 1 / PLANTED if result["mode"] == "thrpt" else PLANTED
            metric = result["primaryMetric"]
            metric["score"] *= factor
            metric["rawData"] = [[x * factor for x in fork] for fork in metric["rawData"]]
    return changed


def write(folder, name, reports):
    files = [os.path.join(folder, f"{name}{i}.json") for i in range(len(reports))]
    for path, report in zip(files, reports):
        with open(path, "w") as file:
            json.dump(report, file)
    return files


def compare(base, new, row):
    """Returns whether the gate fails, and whether the row is reported as slower."""
    sides = base + new if len(base) == 1 else ["--base", *base, "--new", *new]
    done = subprocess.run([LANEWISE, "compare", *sides, "--format", "json", "--fail-on-regression", "5"],
                          capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    verdict = next(r["ratios"]["B"]["verdict"] for r in json.loads(done.stdout)["rows"] if key(r) == row)
    return done.returncode == 1, verdict == "slower"


def main():
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    rng = random.Random(17)
    reports = runs(sys.argv[1])
    rows = [key(result) for result in reports[0]]
    print(f"{len(reports)} runs, {len(rows)} rows\n\n| comparison | same code fails the gate | 10 % slower is found |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, base, new in (("forks of one run with those of another", 1, 1), ("8 runs with 8 others", 8, 8),
                                ("8 runs with one other", 8, 1), ("15 runs with one other", 15, 1)):
            failed = found = 0
            for _ in range(repetitions):
                chosen = rng.sample(reports, base + new)
                row = rng.choice(rows)
                old = write(folder, "a", chosen[:base])
                failed += compare(old, write(folder, "b", chosen[base:]), row)[0]
                found += compare(old, write(folder, "c", [slowed(run, row) for run in chosen[base:]]), row)[1]
            print(f"| {name} | {failed} of {repetitions} | {found} of {repetitions} |", flush=True)


if __name__ == "__main__":
    main()
