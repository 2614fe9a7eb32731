package lanewise.cli.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.Kernels;
import lanewise.kernels.ScalarKernels;
import lanewise.measurement.Comparison;
import lanewise.measurement.Measurement;
import lanewise.measurement.Times;
import lanewise.measurement.Workload;
import lanewise.text.Text;

/** Formats measurements as a table whose rows can be printed one by one. */
final class KernelsComparisonTable {

    private static final String FASTEST = "vector";
    private static final String SKIPS = "*";

    private final List<? extends Kernels> implementations;
    private final boolean skips;
    private final String format;

    /** Creates a table whose columns fit these workloads and implementations. */
    KernelsComparisonTable(List<Workload> works, List<? extends Kernels> implementations) {
        this.implementations = implementations;
        skips = works.stream().anyMatch(KernelsComparisonTable::countsSkipped);
        int work = widest("work", works.stream().map(Workload::name));
        int kernels = widest("kernels", implementations.stream().map(Kernels::name));
        format = "%-" + work + "s  %-" + kernels + "s  %9s  %6s  %8s  %-23s  %s";
    }

    private static int widest(String heading, Stream<String> cells) {
        return Stream.concat(Stream.of(heading), cells)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** Returns the lines above the table: the implementations, the machine, the headings. */
    List<String> head(JvmFacts jvm, List<String> remarks, int threads) {
        List<String> lines = new ArrayList<>();
        lines.add(implementations.stream()
                .map(k -> k.name() + ": " + Text.count(k.lanes(), "float lane"))
                .collect(Collectors.joining("; ", "", "; " + Text.count(threads, "thread") + " each")));
        lines.add("machine: " + Text.count(Runtime.getRuntime().availableProcessors(), "processor") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java " + jvm.version() + ", "
                + jvm.vm());
        lines.addAll(remarks);
        lines.add("");
        lines.add(row("work", "kernels", "median", "count", "GFLOP/s", "vs " + ScalarKernels.NAME, "vs " + FASTEST));
        return lines;
    }

    /** Returns the lines of one workload, one per implementation. */
    List<String> rows(List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        for (Measurement m : measurements) {
            String work = lines.isEmpty() ? m.work().name() : "";
            lines.add(
                    m.times().isPresent()
                            ? row(work, m, m.times().get(), measurements)
                            : row(work, m.kernels(), "WRONG", m.problem().orElseThrow(), "", "", ""));
        }
        return lines;
    }

    private String row(String name, Measurement m, Times times, List<Measurement> all) {
        Workload work = m.work();
        return row(
                name,
                m.kernels(),
                Text.seconds(times.median()),
                Text.count(times.count()),
                work.operations() == 0
                        ? "-"
                        : String.format(Locale.ROOT, "%.1f", work.operations() / times.median() / 1e9)
                                + (countsSkipped(work) ? SKIPS : ""),
                ratio(m, ScalarKernels.NAME, all),
                ratio(m, FASTEST, all));
    }

    /** Returns how many times as fast as another implementation, with an interval. */
    private static String ratio(Measurement m, String other, List<Measurement> all) {
        if (m.kernels().equals(other)) {
            return "1";
        }
        Times times = m.times().orElseThrow();
        return all.stream()
                .filter(o -> o.kernels().equals(other))
                .findFirst()
                .flatMap(Measurement::times)
                .map(o -> String.format(
                        Locale.ROOT,
                        "%.2f x [%.2f, %.2f]",
                        o.median() / times.median(),
                        o.medianLow() / times.medianHigh(),
                        o.medianHigh() / times.medianLow()))
                .orElse("-");
    }

    private String row(String... cells) {
        return String.format(Locale.ROOT, format, (Object[]) cells).stripTrailing();
    }

    private static boolean countsSkipped(Workload work) {
        return work.skipsZeros() && work.operations() > 0;
    }

    /** Returns the lines below the table: the meaning of its figures. */
    List<String> foot(boolean agree) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "vs " + ScalarKernels.NAME + ", vs " + FASTEST
                        + ": speed relative to these kernels, as the ratio of the medians and its "
                        + "95 % confidence interval."));
        lines.add("Measured alternately in one JVM, at least " + Comparison.FEWEST + " times, after a warm-up.");
        if (skips) {
            lines.add(SKIPS + " GFLOP/s assumes 2mkn operations. It also counts operations that are skipped. Rows with"
                    + " only zero pixels are skipped.");
        }
        lines.add(
                agree
                        ? "All results agree in every bit."
                        : "Some results are WRONG and were not measured; kernels verify prints which operations "
                                + "differ.");
        return lines;
    }
}
