package lanewise.benchmarks.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.JmhJson;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ReportReader;

/** Reports that a test writes, and the settings of their comparison. */
final class Reports {

    static final double[] TEN = {10.1, 9.9, 10.0, 10.2, 9.8};

    final List<Report> all = new ArrayList<>();
    String metric;
    String by;
    String base;
    String ruler;
    boolean divide;
    Direction direction;
    double threshold = 0.05;
    double confidence = 0.99;
    boolean fastest;
    Double regression;
    Settings.Names names = Settings.Names.OF_COMMAND;

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
        return ReportComparer.compare(all, settings());
    }

    Settings settings() {
        return Settings.builder()
                .threshold(threshold)
                .confidence(confidence)
                .fastest(fastest)
                .metric(metric)
                .direction(direction)
                .by(by, base)
                .regression(regression)
                .rulers(ruler == null ? null : Pattern.compile(ruler), divide)
                .names(names)
                .build();
    }

    /** Returns the judgment of the first row on the second side. */
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
