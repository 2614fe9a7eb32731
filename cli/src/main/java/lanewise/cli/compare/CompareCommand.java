package lanewise.cli.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ReportReader;
import lanewise.benchmarks.comparison.ReportComparer;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Settings;
import lanewise.benchmarks.render.Format;
import lanewise.cli.console.Console;
import lanewise.cli.console.OutputFile;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.OptionValues;
import lanewise.errors.LanewiseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that compares reports of benchmarks. */
@Command(
        name = CompareCommand.NAME,
        exitCodeOnExecutionException = ExitCode.USAGE,
        sortOptions = false,
        description = {
            "Compares reports of JMH (-rf json) with the first of them, or the rows of one report that differ in a "
                    + "parameter: scores and ratios with their intervals, and what can be said of them.",
            ""
        })
public final class CompareCommand implements Callable<Integer> {

    static final String NAME = "compare";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "REPORT",
            arity = "1..*",
            converter = OptionValues.PathConverter.class,
            description = "JSON files that JMH wrote; the first is the base.")
    private List<Path> files;

    @Option(
            names = "--by",
            paramLabel = "PARAM",
            description = "Compare the rows of one report by this parameter, such as kernels; with more reports, show "
                    + "these ratios inside each of them too.")
    private String by;

    @Option(
            names = "--base",
            paramLabel = "VALUE",
            description = "With --by: the value that the others are compared with. Default: the first in the report.")
    private String base;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "Compare a secondary metric instead of the score, such as gc.alloc.rate.norm.")
    private String metric;

    @Option(
            names = "--threshold",
            paramLabel = "PCT",
            defaultValue = "5",
            converter = OptionValues.Percent.class,
            description = "What is not better or worse by more than this is no news, however sure. "
                    + "Default: ${DEFAULT-VALUE}.")
    private double threshold;

    @Option(
            names = "--confidence",
            paramLabel = "PCT",
            defaultValue = "99",
            converter = OptionValues.Confidence.class,
            description = "Of each score's interval, and of the intervals of all ratios together. "
                    + "Default: ${DEFAULT-VALUE}.")
    private double confidence;

    @Option(
            names = "--fastest",
            description = "Take the fastest iteration of every fork instead of the mean of all: for machines whose "
                    + "neighbors come and go. Measure in many short iterations then.")
    private boolean fastest;

    @Option(
            names = "--fail-on-regression",
            paramLabel = "PCT",
            converter = OptionValues.Percent.class,
            description = "Exit code 1 if a benchmark is slower than in the base by more than this, beyond its noise.")
    private Double regression;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "text, markdown, json or html. Default: by the name of --out, else text.")
    private Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "Write to this file, when all is calculated. Default: standard output, or -.")
    private Path out;

    @Mixin
    private ForceOption force;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (base != null && by == null) {
            throw new ParameterException(spec.commandLine(), "--base: it needs --by");
        }
        if (fastest && metric != null) {
            throw new ParameterException(spec.commandLine(), "--fastest: it is about the score; leave out --metric");
        }
        OutputFile output = new OutputFile(spec, "--out", out == null ? Path.of("-") : out, force.given())
                .otherThan("REPORT", files)
                .check();
        List<Report> reports = ReportReader.readAll(files, metric);
        ReportComparison comparison = ReportComparer.compare(
                reports,
                new Settings(
                        threshold,
                        confidence,
                        fastest,
                        Optional.ofNullable(metric),
                        Optional.ofNullable(by),
                        Optional.ofNullable(base),
                        Optional.ofNullable(regression),
                        new Settings.Names("--metric", "--by")));
        String text = format().render(comparison);
        output.write(console, text);
        if (!output.isStandardOutput()) {
            console.println("written: " + out);
        }
        return regression == null ? ExitCode.OK : new RegressionCheck(comparison, regression).report(console);
    }

    private Format format() {
        if (format != null) {
            return format;
        }
        String name = out == null ? "" : out.toString();
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return Format.HTML;
        }
        if (name.endsWith(".md")) {
            return Format.MARKDOWN;
        }
        return name.endsWith(".json") ? Format.JSON : Format.TEXT;
    }

    /** Nothing to decide on is no success. */
    static LanewiseException undecided() {
        return new LanewiseException(
                "--fail-on-regression",
                "no row has enough data for a verdict",
                "measure with two forks or more (-f 5)");
    }
}
