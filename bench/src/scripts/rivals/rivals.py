#!/usr/bin/env python3
"""Measures the training of Lanewise, NumPy, PyTorch and TensorFlow for Java in turns, and prints the table of the README.

usage: rivals.py [--rounds N] [--only REGEX]

Each program trains the same networks on the same files, and prints the median time of an iteration or an epoch without the
first half of the training. In each round, every program runs once. The table has the median of the rounds, and the ratio
to Lanewise as the median of the ratios within a round. Needs the jars of `mvn -q -DskipTests package`, and on Debian the
packages python3-numpy, libopenblas0 and python3-torch. Maven reads TensorFlow for Java. A program that does not start is
left out. Nothing else should run.
"""

import argparse
import datetime
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
TARGET = ROOT / "bench/target/rivals"
MNIST = ROOT / "core/src/main/resources/lanewise/data/mnist"
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
PYTHON = "/usr/bin/python3"
TENSORFLOW = "1.0.0"

WORK = [
    ("one training iteration of the video's network, 41,000 digits", ["video", "200"], 1e3, "ms"),
    ("one epoch of 784-128-10, batches of 128, Adam", ["minibatch", "10"], 1, "s"),
    ("one epoch of 784-800-10, batches of 128, Adam", ["minibatch", "6", "800"], 1, "s"),
]


def tensorflow_jars():
    """Returns the class path of TensorFlow for Java, or None."""
    if not list(TARGET.glob("tensorflow-core-native*")):
        TARGET.mkdir(parents=True, exist_ok=True)
        pom = TARGET / "pom.xml"
        pom.write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>rivals</groupId><artifactId>rivals</artifactId><version>1</version><packaging>pom</packaging><dependencies>
<dependency><groupId>org.tensorflow</groupId><artifactId>tensorflow-core-api</artifactId><version>{TENSORFLOW}</version></dependency>
<dependency><groupId>org.tensorflow</groupId><artifactId>tensorflow-core-native</artifactId><version>{TENSORFLOW}</version>
<classifier>linux-{'arm64' if platform.machine() == 'aarch64' else 'x86_64'}</classifier></dependency></dependencies></project>""")
        copy = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={TARGET}"]
        if subprocess.run(copy).returncode != 0:
            return None
    return ":".join(map(str, sorted(TARGET.glob("*.jar"))))


def programs():
    """Returns the names and commands of the programs."""
    found = {
        "Lanewise": [JAVA, "--add-modules", "jdk.incubator.vector", "-cp", str(ROOT / "cli/target/cli.jar"),
                     str(HERE / "LanewiseDigits.java")],
        "NumPy, float32": [PYTHON, str(HERE / "numpy_digits.py")],
        "PyTorch": [PYTHON, str(HERE / "torch_digits.py")],
    }
    jars = tensorflow_jars()
    if jars:
        found["TensorFlow for Java"] = [JAVA, "-cp", jars, str(HERE / "TensorFlowDigits.java"), str(MNIST)]
    return found


def seconds(command):
    """Runs a program, and returns the time that it prints last; or None if it fails."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    last = done.stdout.strip().splitlines()[-1:]
    if done.returncode != 0 or not last or not last[0].startswith("seconds "):
        print(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr}", file=sys.stderr)
        return None
    return float(last[0].split()[1])


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--only", default="")
    options = options.parse_args()
    found = programs()
    print(f"Measured on {datetime.date.today()} on {os.cpu_count()} processors ({processor()}), {options.rounds} rounds.\n")
    print("| work | " + " | ".join(found) + " |\n|---|" + "---|" * len(found), flush=True)
    for name, arguments, scale, unit in WORK:
        if not re.search(options.only, name):
            continue
        rounds = [{program: seconds(command + arguments) for program, command in found.items()}
                  for _ in range(options.rounds)]
        cells = []
        for program in found:
            times = [r[program] for r in rounds if r[program]]
            ratios = [r[program] / r["Lanewise"] for r in rounds if r[program] and r["Lanewise"]]
            cells.append(f"{statistics.median(times) * scale:.3g} {unit} ({statistics.median(ratios):.2f})" if ratios else "")
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
