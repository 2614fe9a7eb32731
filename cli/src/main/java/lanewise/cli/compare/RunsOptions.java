package lanewise.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lanewise.cli.options.OptionValues;
import picocli.CommandLine.Option;

/** The options that compare several runs with several others. */
final class RunsOptions {

    @Option(
            names = "--base",
            paramLabel = "REPORT",
            arity = "1..*",
            description =
                    "Runs of the base, to be compared with those of --new. Each report is one run and counts once. "
                            + "With --by and without --new: the variant that the others are compared with.")
    List<String> base = new ArrayList<>();

    @Option(
            names = "--new",
            paramLabel = "REPORT",
            arity = "1..*",
            description = "Runs to compare with those of --base. A single run is compared by a prediction interval.")
    List<String> newer = new ArrayList<>();

    @Option(
            names = "--window",
            paramLabel = "N",
            converter = OptionValues.Positive.class,
            description =
                    "Use only the latest N runs of --base, by their dates or else in the given order. Default: all.")
    Integer window;

    @Option(
            names = "--ruler",
            paramLabel = "REGEX",
            converter = Converters.Regex.class,
            description = "Benchmarks that measure the machine instead of the code, by a part of their full names. "
                    + "Default: only this project's own.")
    Pattern ruler;

    @Option(
            names = "--divide-by-rulers",
            description =
                    "Divide the speed of every row by that of the rulers in the same run, for machines of different "
                            + "speed. Needs --base and --new.")
    boolean divideByRulers;
}
