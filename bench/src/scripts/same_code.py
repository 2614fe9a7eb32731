#!/usr/bin/env python3
"""Measures the same code several times, and counts how often `lanewise compare` reports a difference or finds a planted one.

    bench/src/scripts/same_code.py [--runs N] [--planted PCT] FOLDER [option of bench.jar]...

Makes N default runs (8 by default) of bench.jar into FOLDER, one after another, and prints how long each takes. A run whose
report is in FOLDER already is not repeated, so an interrupted experiment continues. Then it compares all pairs of runs, with
and without --fastest. For each pair and each row, it also multiplies the time of this row in the second report by
1 + PCT / 100 (10 by default), and counts the pairs in which compare reports the row as slower.

Needs the jars of `mvn -q -DskipTests package`, and nothing else running. Options of bench.jar come last, such as
--rounds 20 --only 'softmax.*vector'.
"""
import argparse
import copy
import datetime
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
BENCH = os.path.join(ROOT, "bench", "target", "bench.jar")
LANEWISE = os.environ.get("LANEWISE", os.path.join(ROOT, "cli", "target", "lanewise", "bin", "lanewise"))
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"


def measure(folder, runs, options):
    """Makes the runs that are missing, and returns the files of all."""
    files = [os.path.join(folder, f"run-{i + 1}.json") for i in range(runs)]
    missing = [file for file in files if not os.path.exists(file)]
    for done, file in enumerate(missing):
        start = time.monotonic()
        with open(os.path.join(folder, "log.txt"), "a") as log:
            code = subprocess.run([JAVA, "-jar", BENCH, "--out", file, *options], stdout=log, stderr=log).returncode
        seconds = time.monotonic() - start
        if code != 0:
            sys.exit(f"{file}: exit code {code}; {folder}/log.txt has the reason")
        left = seconds * (len(missing) - done - 1)
        print(f"{file}: {seconds:.0f} s; about {left / 60:.0f} min left", flush=True)
    return files


def verdicts(a, b, options):
    """Returns the verdict of each row, by its name and parameters."""
    command = [LANEWISE, "compare", a, b, "--format", "json", *options]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return {(row["benchmark"], json.dumps(row["params"], sort_keys=True)): row["ratios"]["B"]["verdict"]
            for row in json.loads(done.stdout)["rows"]}


def slowed(report, key, factor):
    """Returns a copy of a report in which the row takes longer by the factor."""
    changed = copy.deepcopy(report)
    for result in changed:
        if (result["benchmark"], json.dumps(result.get("params", {}), sort_keys=True)) == key:
            metric = result["primaryMetric"]
            scale = 1 / factor if result["mode"] == "thrpt" else factor
            metric["score"] *= scale
            metric["rawData"] = [[x * scale for x in fork] for fork in metric["rawData"]]
    return changed


def count(files, planted, options):
    """Returns the pairs in which all rows are the same, all pairs, planted differences that were found, and all of them."""
    same = pairs = found = rows = 0
    with tempfile.TemporaryDirectory() as folder:
        changed = os.path.join(folder, "changed.json")
        for a, b in itertools.combinations(files, 2):
            plain = verdicts(a, b, options)
            pairs += 1
            same += all(v in ("within-noise", "below-threshold") for v in plain.values())
            with open(b) as file:
                report = json.load(file)
            for key in plain:
                with open(changed, "w") as file:
                    json.dump(slowed(report, key, planted), file)
                rows += 1
                found += verdicts(a, changed, options)[key] == "slower"
    return same, pairs, found, rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=8)
    parser.add_argument("--planted", type=float, default=10)
    parser.add_argument("folder")
    parser.add_argument("options", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    options = arguments.options
    os.makedirs(arguments.folder, exist_ok=True)
    files = measure(arguments.folder, arguments.runs, options)
    with open(files[0]) as file:
        environment = json.load(file)[0].get("environment", {})
    print(f"\n{environment.get('cpu', {}).get('model', 'unknown processor')}, JDK "
          f"{environment.get('jdk', {}).get('version', 'unknown')}, {datetime.date.today()}, "
          f"{arguments.runs} runs {' '.join(options)}\n")
    print(f"| comparison | pairs without a difference | planted {arguments.planted:g} % found |")
    print("|---|---|---|")
    for name, more in (("means", []), ("`--fastest`", ["--fastest"])):
        same, pairs, found, rows = count(files, 1 + arguments.planted / 100, more)
        print(f"| {name} | {same} of {pairs} | {found} of {rows} |", flush=True)


if __name__ == "__main__":
    main()
