package lanewise.cli.compare;

import lanewise.benchmarks.Direction;
import lanewise.cli.options.OptionValues;
import picocli.CommandLine.Option;

/** The options that select what is compared, and when a difference counts. */
final class MetricOptions {

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "Compare this metric instead of the score: a secondary metric such as gc.alloc.rate.norm, or a "
                            + "percentile of sampled times such as p0.99.")
    String metric;

    @Option(
            names = "--direction",
            paramLabel = "WORD",
            converter = Converters.Better.class,
            description =
                    "Which values of the metric are better: higher or lower. Default: for scores, what JMH defines; "
                            + "for costs per operation, such as B/op, lower. Other metrics are reported as changed up "
                            + "or down.")
    Direction direction;

    @Option(
            names = "--threshold",
            paramLabel = "PCT",
            defaultValue = "5",
            converter = OptionValues.Percent.class,
            description = "Threshold in percent. Smaller differences are reported as \"below the threshold\", even "
                    + "if they are statistically significant. Default: ${DEFAULT-VALUE}.")
    double threshold;

    @Option(
            names = "--confidence",
            paramLabel = "PCT",
            defaultValue = "99",
            converter = OptionValues.Confidence.class,
            description =
                    "Confidence level in percent, at least 50. For scores, the level holds for each interval. For "
                            + "ratios, it holds for all intervals at the same time. Default: ${DEFAULT-VALUE}.")
    double confidence;

    @Option(
            names = "--fastest",
            description =
                    "Compare the fastest iteration of each fork (JVM) instead of the mean, for shared machines. Needs "
                            + "many short iterations.")
    boolean fastest;

    @Option(
            names = "--allocation-floor",
            paramLabel = "BYTES",
            defaultValue = "1",
            converter = Converters.Bytes.class,
            description = "Minimum difference for metrics in B/op (bytes per operation). Smaller differences are "
                    + "reported as \"below the threshold\". Default: ${DEFAULT-VALUE}.")
    double allocationFloor;
}
