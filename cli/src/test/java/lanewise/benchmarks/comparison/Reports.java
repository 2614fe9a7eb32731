package lanewise.benchmarks.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.benchmarks.JmhJson;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ReportReader;

/** Reports that a test makes, and what they are compared by. */
final class Reports {

    static final double[] TEN = {10.1, 9.9, 10.0, 10.2, 9.8};

    final List<Report> all = new ArrayList<>();
    String metric;
    String by;
    double threshold = 0.05;
    double confidence = 0.99;
    boolean fastest;
    Double regression;
    Settings.Names names = new Settings.Names("--metric", "--by");

    private final Path folder;

    Reports(Path folder) {
        this.folder = folder;
    }

    /** Writes a report, reads it, and adds it. */
    Reports report(JmhJson... results) {
        Path file = JmhJson.write(folder.resolve("r" + all.size() + ".json"), results);
        all.add(ReportReader.read(file, metric));
        return this;
    }

    ReportComparison compare() {
        return ReportComparer.compare(
                all,
                new Settings(
                        threshold,
                        confidence,
                        fastest,
                        Optional.ofNullable(metric),
                        Optional.ofNullable(by),
                        Optional.empty(),
                        Optional.ofNullable(regression),
                        names));
    }

    /** Of the first row and the second side. */
    Judgment judgment() {
        return compare().rows().get(0).judgments().get(1).orElseThrow();
    }

    Verdict verdict() {
        return judgment().verdict();
    }

    static double[] times(double factor, double... values) {
        return Arrays.stream(values).map(x -> x * factor).toArray();
    }
}
