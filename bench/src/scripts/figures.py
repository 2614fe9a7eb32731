#!/usr/bin/env python3
"""Prints tables of figures, such as those in simd/README.md, from a benchmark report.

Usage: figures.py REPORT.json

The command that measures the report is MEASURE below. A row without a measurement is omitted.
"""
import json
import statistics
import sys

OPTIONS = "-f 1 -wi 4 -w 500ms -i 24 -r 50ms -p kernels=vector -p units=10 -rf json -rff figures.json"
ROWS = "MatrixProduct|PeakFma|MemoryRead|VideoProduct|VideoIteration|UpdateBenchmark.update|OpenBlasUpdate|Inference"
MEASURE = f"java -jar bench/target/bench.jar '{ROWS}' {OPTIONS}"

SHAPES = ["128x784x128", "800x784x128", "800x128x784", "1024x1024x1024", "2048x2048x2048"]
WORK = [
    ("an iteration of the video, milliseconds", "VideoIterationBenchmark.iteration", {}, 1e-3),
    ("its forward product, Z1 = W1 X + b1, milliseconds", "VideoProductBenchmark.forward", {"units": "10"}, 1e-3),
    ("its weight gradient, dW1 = dZ1 X' / m, milliseconds", "VideoProductBenchmark.weightGradient", {"units": "10"}, 1e-3),
    ("an update of 784-128-10 with Adam, batch of 128, milliseconds", "UpdateBenchmark.update", {"hidden": "128"}, 1e-3),
    ("only its five products with OpenBLAS, milliseconds", "OpenBlasUpdateBenchmark.products", {"hidden": "128"}, 1e-3),
    ("an update of 784-800-10 with Adam, batch of 128, milliseconds", "UpdateBenchmark.update", {"hidden": "800"}, 1e-3),
    ("only its five products with OpenBLAS, milliseconds", "OpenBlasUpdateBenchmark.products", {"hidden": "800"}, 1e-3),
    ("10,000 images predicted by 784-128-10, milliseconds", "InferenceBenchmark.tenThousandImages", {}, 1e-3),
    ("one image predicted by 784-128-10, microseconds", "InferenceBenchmark.oneImage", {}, 1),
]
MICROSECONDS = {"ns/op": 1e-3, "us/op": 1, "ms/op": 1e3, "s/op": 1e6}


class Report:
    """The results of one run of JMH."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.results = json.load(file)

    def samples(self, benchmark, parameters):
        """Returns all measured values of a benchmark, and their unit."""
        for result in self.results:
            own = result.get("params") or {}
            if result["benchmark"].endswith("." + benchmark) and parameters.items() <= own.items():
                metric = result["primaryMetric"]
                return [value for fork in metric["rawData"] for value in fork], metric["scoreUnit"]
        return None, None

    def microseconds(self, benchmark, **parameters):
        """Returns the median time of a call, or None."""
        samples, unit = self.samples(benchmark, parameters)
        return samples and statistics.median(samples) * MICROSECONDS[unit]

    def peak(self, method):
        """Returns the peak rate of fused multiply-add in GFLOP/s, or None."""
        for result in self.results:
            if result["benchmark"].endswith(".PeakFmaBenchmark." + method):
                return statistics.median(v for fork in result["secondaryMetrics"]["flops"]["rawData"] for v in fork)
        return None


def flops(shape):
    rows, depth, columns = map(int, shape.split("x"))
    return 2 * rows * depth * columns


def gigaflops(report, shape, **parameters):
    time = report.microseconds("MatrixProductBenchmark.multiply", shape=shape, **parameters)
    return time and flops(shape) / time / 1e3


def figure(value):
    """Formats a value with three digits, or as nothing."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def products(report):
    columns = [("vector", "1"), ("openblas", "1"), ("vector", "2"), ("openblas", "2")]
    ratios = []
    lines = ["| product of floats, GFLOP/s | Lanewise, one thread | OpenBLAS, one thread | Lanewise, two threads "
             "| OpenBLAS, two threads |", "|---|---|---|---|---|"]
    for shape in SHAPES:
        for left in ("plain", "transposed"):
            rates = [gigaflops(report, shape, left=left, implementation=i, threads=t) for i, t in columns]
            if None in rates:
                continue
            ratios += [rates[0] / rates[1], rates[2] / rates[3]]
            if left == "plain":
                rows, depth, width = shape.split("x")
                name = f"{rows} x {depth} times {depth} x {width}"
                lines.append(f"| {name} | " + " | ".join(f"{rate:.0f}" for rate in rates) + " |")
    if not ratios:
        return []
    lines += ["", f"{len(ratios)} ratios of Lanewise to OpenBLAS were measured: these shapes, also with the left operand "
              "transposed, on one and", f"two threads. Their geometric mean is {statistics.geometric_mean(ratios):.2f}, "
              f"the minimum {min(ratios):.2f}, the maximum {max(ratios):.2f}.", ""]
    return lines


def work(report):
    lines = ["| work | one thread | two threads |", "|---|---|---|"]
    for name, benchmark, parameters, factor in WORK:
        times = [report.microseconds(benchmark, threads=str(threads), **parameters) for threads in (1, 2)]
        if times != [None, None]:
            lines.append(f"| {name} | " + " | ".join(figure(t and t * factor) for t in times) + " |")
    return lines


def text(report):
    environment = report.results[0]["environment"]
    cpu = environment["cpu"]
    lanes = environment["lanes"]["kernels"]["vector"]
    peaks = [report.peak("oneThread"), report.peak("twoThreads")]
    lines = [
        f"Measured on {environment['date'][:10]} on {cpu['processors']} processors ({cpu['model']}) with "
        f"{lanes} lanes, JDK {environment['jdk']['version']},",
        f"commit {environment['git']['commit'][:7]}. The figures are medians."]
    if None not in peaks:
        lines += [f"The peak of fused multiply-add was {peaks[0]:.0f} GFLOP/s on one thread and {peaks[1]:.0f} on two."]
    return "\n".join([*lines, "", *products(report), *work(report)])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__ + "\nMEASURE: " + MEASURE)
    print(text(Report(sys.argv[1])))


if __name__ == "__main__":
    main()
