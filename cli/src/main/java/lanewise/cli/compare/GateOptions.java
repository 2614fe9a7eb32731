package lanewise.cli.compare;

import lanewise.cli.options.OptionValues;
import picocli.CommandLine.Option;

/** The options that make a regression fail a build. */
final class GateOptions {

    static final String FAIL_ON_REGRESSION = "--fail-on-regression";

    @Option(
            names = FAIL_ON_REGRESSION,
            paramLabel = "PCT",
            converter = OptionValues.Percent.class,
            description = "Exit with code 1 if a benchmark takes more than PCT percent longer than in the base and the "
                    + "difference is statistically significant.")
    Double regression;

    @Option(
            names = "--fail-on-missing",
            description = "With --fail-on-regression: also exit with code 1 if a benchmark of the base is missing.")
    boolean failOnMissing;

    @Option(
            names = "--fail-on-unknown",
            description =
                    "With --fail-on-regression: also exit with code 1 if the interval of a ratio is so wide that such "
                            + "a regression is possible.")
    boolean failOnUnknown;
}
