#!/usr/bin/env python3
"""Measures whole commands from exec to exit, in turns with a rival, and prints medians and the median of the ratios.

usage: whole_commands.py [--pairs N] [--only REGEX] [--lanewise COMMAND] [--rival COMMAND] [--python COMMAND]

By default the rival of a training is numpy_digits.py (Debian: python3-numpy and libopenblas0), and the other commands have
none. --rival names another lanewise, for example that of an earlier commit: then every row compares the two. Each
command runs once before the measurement, so that both have their files and the archive of classes in the caches.
"""

import argparse
import pathlib
import re
import resource
import statistics
import struct
import subprocess
import tempfile
import time
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
NUMPY = str(HERE / "rivals" / "numpy_digits.py")
MINIBATCH = ["train", "--hidden", "128", "--dev", "0"]

# Name, arguments of lanewise, arguments of numpy_digits.py if it can do the same. {model} is a model
# file, {picture} one of a 1.
ROWS = [
    ("--version", ["--version"], None),
    ("--help", ["--help"], None),
    ("kernels", ["kernels"], None),
    ("predict, one picture", ["predict", "{model}", "{picture}"], None),
    ("train, 1 iteration", ["train", "--iterations", "1"], ["video", "1"]),
    ("train, 500 iterations", ["train"], ["video", "500"]),
    ("784-128-10, 1 epoch", MINIBATCH + ["--epochs", "1"], ["minibatch", "1"]),
    ("784-128-10, 10 epochs", MINIBATCH + ["--epochs", "10"], ["minibatch", "10"]),
]


def run(command):
    """Returns the seconds from exec to exit, and those of the processors."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    seconds = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stderr.decode()}")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_picture(path):
    """Writes a PNG of 100 x 100 gray pixels: a dark bar on white."""
    rows = b"".join(b"\0" + bytes(40 if 45 <= x < 55 and 15 <= y < 85 else 250 for x in range(100)) for y in range(100))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 100, 100, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        for name, data in chunks:
            file.write(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=int, default=5)
    options.add_argument("--only", default="")
    options.add_argument("--lanewise", default=str(ROOT / "cli/target/lanewise/bin/lanewise"))
    options.add_argument("--rival")
    options.add_argument("--python", default="/usr/bin/python3")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model = folder + "/model.safetensors"
        picture = folder + "/picture.png"
        write_picture(picture)
        run([options.lanewise, "train", "--mnist", "2000", "--iterations", "1", "--quiet", "--model", model])
        print(f"{'command':24} {'lanewise':>9} {'CPU':>7} {'rival':>9} {'CPU':>7} {'ratio':>7}   (seconds, medians)")
        for name, arguments, numpy in ROWS:
            if not re.search(options.only, name):
                continue
            arguments = [argument.replace("{model}", model).replace("{picture}", picture) for argument in arguments]
            ours = [options.lanewise] + arguments
            if options.rival:
                theirs = [options.rival] + arguments
            else:
                theirs = [options.python, NUMPY] + numpy if numpy else None
            measure(name, ours, theirs, options.pairs)


def measure(name, ours, theirs, pairs):
    run(ours)
    pair = [(run(ours), run(theirs) if theirs else None) for _ in range(pairs)]
    line = f"{name:24} {median(p[0][0] for p in pair):9.3f} {median(p[0][1] for p in pair):7.2f}"
    if theirs:
        ratio = median(p[0][0] / p[1][0] for p in pair)
        line += f" {median(p[1][0] for p in pair):9.3f} {median(p[1][1] for p in pair):7.2f} {ratio:7.2f}"
    print(line, flush=True)


def median(values):
    return statistics.median(values)


if __name__ == "__main__":
    main()
