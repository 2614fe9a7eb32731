#!/usr/bin/env python3
"""Measures how much the slowest JVM differs from the median JVM, for each benchmark.

    bench/src/scripts/forks.py [--forks N] [--limit RATIO] [--out FILE] REGEX [option of JMH]...
    bench/src/scripts/forks.py --report FILE [--limit RATIO]

The JIT compiler makes its decisions anew in each JVM (fork). Rarely, a decision makes an operation several times as slow for
as long as the JVM lives. This script runs bench.jar with N short forks (20 by default) of each benchmark that matches, or
reads a report of JMH. The score of a fork is its fastest iteration. For each benchmark the script prints the median and the
slowest fork and their ratio, the highest ratio first. The exit code is 1 if a ratio exceeds the limit, 1.3 by default.

On a shared machine a fork can be slow without a bad decision. Therefore the script also prints how many forks box: they
allocate far more memory per call than the median fork, or more than 500 KB, because C2 did not inline a call and creates an
object for each vector. This number does not depend on the load of the machine. A fork that boxes is always slow.

Options of JMH come last, such as -p kernels=vector. Needs bench.jar, and for the times a machine on which nothing else runs.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

BENCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "target", "bench.jar")
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
SHORT = ["-wi", "6", "-w", "300ms", "-i", "4", "-r", "50ms", "-prof", "gc"]
BOXING_BYTES = 20_000
MOST_BYTES = 500_000


def measure(regex, forks, file, options):
    command = [JAVA, "-jar", BENCH, regex, "-f", str(forks), *SHORT, "-rf", "json", "-rff", file, *options]
    done = subprocess.run(command, stdout=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"forks.py: bench.jar ended with exit code {done.returncode}")


def name(result):
    parameters = " ".join(f"{key}={value}" for key, value in (result.get("params") or {}).items())
    return ".".join(result["benchmark"].split(".")[-2:]) + (" " + parameters if parameters else "")


def boxing(result):
    """Returns the number of forks that allocate too much per call, or None without the profiler."""
    allocated = next((m for key, m in result["secondaryMetrics"].items() if key.endswith("gc.alloc.rate.norm")), None)
    if allocated is None:
        return None
    forks = [min(fork) for fork in allocated["rawData"]]
    limit = min(statistics.median(forks) + BOXING_BYTES, MOST_BYTES)
    return sum(fork > limit for fork in forks)


def rows(report):
    """Returns ratio, median, slowest fork, unit, number of forks, of boxing ones, and name of each benchmark, by ratio."""
    found = []
    for result in report:
        metric = result["primaryMetric"]
        if not metric["scoreUnit"].endswith("/op"):
            continue
        forks = [min(fork) for fork in metric["rawData"]]
        median = statistics.median(forks)
        found.append((max(forks) / median, median, max(forks), metric["scoreUnit"], len(forks), boxing(result), name(result)))
    return sorted(found, key=lambda row: row[0], reverse=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forks", type=int, default=20)
    parser.add_argument("--limit", type=float, default=1.3)
    parser.add_argument("--out", help="keep the report of JMH in this file")
    parser.add_argument("--report", help="read this report of JMH instead of measuring")
    parser.add_argument("regex", nargs="?")
    arguments, options = parser.parse_known_args()
    if (arguments.regex is None) == (arguments.report is None):
        parser.error("give either a regular expression of benchmarks or --report")
    with tempfile.TemporaryDirectory() as folder:
        file = arguments.report or arguments.out or os.path.join(folder, "forks.json")
        if arguments.regex is not None:
            measure(arguments.regex, arguments.forks, file, options)
        with open(file, encoding="utf-8") as report:
            found = rows(json.load(report))
    print("ratio   median fork  slowest fork")
    for ratio, median, slowest, unit, forks, boxes, benchmark in found:
        mark = " !" if ratio > arguments.limit else "  "
        note = "" if boxes is None else f", {boxes} box"
        print(f"{ratio:5.2f}{mark} {median:11.4g}  {slowest:12.4g}  {unit}, {forks} forks{note}: {benchmark}")
    if not found:
        sys.exit("forks.py: the report has no times")
    sys.exit(1 if found[0][0] > arguments.limit else 0)


if __name__ == "__main__":
    main()
