#!/usr/bin/env python3
"""Measures how much slower the slowest JVM is than the median JVM, for each row of bench.jar.

    bench/src/scripts/forks.py [--forks N] [--rounds N] [--limit RATIO] [--warmup S] REGEX [-p NAME=VALUE,...]...

The JIT compiler makes its decisions anew in each JVM (fork). Rarely, a decision makes an operation several times as slow for
as long as the JVM lives. On a shared machine, a fork can be slow for other reasons, which pass. Therefore the forks of a row
run in turns: each is warmed up alone and then paused. In each round, every fork continues for a few iterations of 10 ms. The
time of a fork is that of its fastest iteration in all rounds, and its ratio is the quotient of this and the median fork's.

For each row the script prints the highest ratio, and how many forks box: they allocate more than 20 KB per call above the
median fork, or more than 500 KB, because C2 did not inline a call and creates an object for each vector. The exit code is 1
if a ratio exceeds the limit, 1.3 by default, or if a fork boxes.

The forks use the collector G1, which places every large array at the same position within the lines of the cache. The serial
collector, the default of a JVM with one processor, places arrays at any multiple of 8 bytes. This alone changes the time of a
product of the video by up to 36 % (Zen 5, November 2026).

--warmup is the time that each fork runs before it is measured, in seconds. Calls of a few microseconds need about 8 s with one
processor, which also compiles; a fork that has not finished compiling looks like one that boxes.

Without -p, a row is measured for every value of a parameter. Each fork needs memory for the data of its row. Pin the script
to one processor with taskset to measure JVMs that have only one. Needs bench.jar and Linux or macOS.
"""
import argparse
import itertools
import os
import re
import signal
import statistics
import subprocess
import sys

BENCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "target", "bench.jar")
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
COMMAND = [JAVA, "-XX:+UseG1GC", "-Djmh.ignoreLock=true", "--add-modules", "jdk.incubator.vector", "-jar", BENCH]
WARMUP_ITERATIONS = 8
ENDLESS = ["-f", "0", "-wi", str(WARMUP_ITERATIONS), "-i", "1000000", "-r", "10ms", "-prof", "gc"]
ITERATION = re.compile(r"Iteration +\d+: ([0-9.,]+|≈ 10\S+) (\S+/op)")
ALLOCATED = re.compile(r"gc\.alloc\.rate\.norm: +([0-9.]+|≈ 10\S+) B/op")
ITERATIONS_PER_TURN = 3
BOXING_BYTES = 20_000
MOST_BYTES = 500_000


def rows(regex, given):
    """Returns the rows as pairs of a name and options of JMH."""
    listed = subprocess.run([*COMMAND, "-lp", regex], stdout=subprocess.PIPE, text=True, check=True).stdout
    found = {}
    for line in listed.splitlines():
        parameter = re.match(r'  param "(\w+)" = \{(.*)\}', line)
        if parameter:
            found[name][parameter[1]] = given.get(parameter[1], parameter[2].split(", "))
        elif re.fullmatch(r"[\w.]+\.\w+", line):
            name = line
            found[name] = {}
    result = []
    for name, parameters in found.items():
        for values in itertools.product(*parameters.values()):
            pairs = [f"{key}={value}" for key, value in zip(parameters, values)]
            options = [word for pair in pairs for word in ("-p", pair)]
            result.append((" ".join([".".join(name.split(".")[-2:]), *pairs]), ["^" + re.escape(name) + "$", *options]))
    return result


class Fork:
    """A JVM that measures one row without end, and is paused except in its turns."""

    def __init__(self, options, warmup):
        iteration = f"{round(1000 * warmup / WARMUP_ITERATIONS)}ms"
        self.process = subprocess.Popen(
            [*COMMAND, *options, *ENDLESS, "-w", iteration], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.bytes = float("inf")
        self.time = float("inf")
        self.turn()

    def turn(self):
        """Continues for some iterations. The first one counts as well, but was interrupted by the pause."""
        self.process.send_signal(signal.SIGCONT)
        iterations = 0
        while iterations < ITERATIONS_PER_TURN:
            line = self.process.stdout.readline()
            if not line:
                sys.exit("forks.py: a fork ended early; run the row with bench.jar to see why")
            iteration = ITERATION.search(line)
            allocated = ALLOCATED.search(line)
            if iteration and "Warmup" not in line:
                iterations += 1
                self.time = min(self.time, number(iteration[1]))
            elif allocated:
                self.bytes = min(self.bytes, number(allocated[1]))
        self.process.send_signal(signal.SIGSTOP)

    def end(self):
        self.process.kill()
        self.process.wait()


def number(text):
    """Returns a number of JMH, which writes a very small one as a power of ten."""
    return 0.0 if text.startswith("≈") else float(text.replace(",", ""))


def measure(options, count, rounds, warmup):
    """Returns the ratio of each fork to the median fork, and the number of forks that box."""
    forks = []
    try:
        for _ in range(count):
            forks.append(Fork(options, warmup))
        for _ in range(rounds):
            for fork in forks:
                fork.turn()
        median = statistics.median(fork.time for fork in forks)
        limit = min(statistics.median(fork.bytes for fork in forks) + BOXING_BYTES, MOST_BYTES)
        return [fork.time / median for fork in forks], sum(fork.bytes > limit for fork in forks)
    finally:
        for fork in forks:
            fork.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forks", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--limit", type=float, default=1.3)
    parser.add_argument("--warmup", type=float, default=1.2, metavar="S")
    parser.add_argument("-p", action="append", default=[], metavar="NAME=VALUE,...", dest="parameters")
    parser.add_argument("regex")
    arguments = parser.parse_args()
    given = {}
    for parameter in arguments.parameters:
        name, equals, values = parameter.partition("=")
        if not equals:
            parser.error(f"-p {parameter}: write a parameter and its values, such as -p threads=1,2")
        given[name] = values.split(",")
    selected = rows(arguments.regex, given)
    if not selected:
        parser.error(f"no row matches {arguments.regex}")
    # Paused forks would outlive a script that is ended without cleaning up.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    failed = False
    print("highest ratio  boxing  row")
    for name, options in selected:
        ratios, boxing = measure(options, arguments.forks, arguments.rounds, arguments.warmup)
        bad = max(ratios) > arguments.limit or boxing > 0
        failed |= bad
        print(f"{max(ratios):12.2f}{'!' if bad else ' '} {boxing:3} of {len(ratios)}  {name}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
