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
                    "Reports of the base. The reports of --new are compared with them. Each report is one run and "
                            + "counts once. With --by and without --new, REPORT is the name of a variant. The other "
                            + "variants are compared with it.")
    List<String> base = new ArrayList<>();

    @Option(
            names = "--new",
            paramLabel = "REPORT",
            arity = "1..*",
            description = "Reports to compare with those of --base. A single report is compared by a prediction "
                    + "interval: the range in which one more run of the base would be expected.")
    List<String> newer = new ArrayList<>();

    @Option(
            names = "--window",
            paramLabel = "N",
            converter = OptionValues.Positive.class,
            description =
                    "Use only the latest N reports of --base. Reports are sorted by date. If a report has no date, the "
                            + "given order is used. Default: all.")
    Integer window;

    @Option(
            names = "--ruler",
            paramLabel = "REGEX",
            converter = Converters.Regex.class,
            description = "Rulers are benchmarks that measure the machine instead of the code. REGEX finds them: it is "
                    + "searched in the full benchmark name, and may match a part of it. The rulers of "
                    + "Lanewise are always included.")
    Pattern ruler;

    @Option(
            names = "--divide-by-rulers",
            description =
                    "Divide the speed of every benchmark by the speed of the rulers in the same report, to compare "
                            + "machines of different speed. Needs --base and --new.")
    boolean divideByRulers;
}
