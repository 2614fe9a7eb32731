package lanewise.cli.compare;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.benchmarks.Percentiles;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ReportReader;
import lanewise.benchmarks.comparison.ReportComparer;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Settings;
import lanewise.benchmarks.render.Format;
import lanewise.benchmarks.render.TrendRenderer;
import lanewise.benchmarks.render.View;
import lanewise.benchmarks.trend.Trend;
import lanewise.cli.console.Console;
import lanewise.cli.console.OutputFile;
import lanewise.cli.console.OwnFile;
import lanewise.cli.options.UsageError;
import lanewise.text.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that compares reports of benchmarks. */
@Command(
        name = CompareCommand.NAME,
        exitCodeOnExecutionException = ExitCode.USAGE,
        sortOptions = false,
        description = {
            "Compares benchmark reports of JMH (JSON, CSV or text): every report with the first one, two groups of "
                    + "reports (--base, --new), or the variants within each report (--by). Prints scores, ratios and "
                    + "their confidence intervals.",
            ""
        })
public final class CompareCommand implements Callable<Integer> {

    static final String NAME = "compare";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "REPORT",
            arity = "0..*",
            description =
                    "JMH reports. The first is the base, with which the others are compared. A folder stands for all "
                            + "JSON and CSV files in it. A pattern such as 'runs/*' stands for all matching "
                            + "files. Use - for standard input.")
    private List<String> files = new ArrayList<>();

    @Mixin
    private RunsOptions runs = new RunsOptions();

    @Option(
            names = "--trend",
            description = "Show the scores of each benchmark over all reports, and the reports at which they changed. "
                    + "Reports are sorted by date. If a report has no date, the given order is used.")
    private boolean trend;

    @Option(
            names = "--by",
            paramLabel = "VARIANT",
            description = "Compare variants within each report. VARIANT is one of: a parameter name such as "
                    + "kernels; 'method', for the methods of a class; a regular expression with a group, such as "
                    + "'/(hash|tree)/'. Default for a single report: kernels, implementation, method and the other "
                    + "parameters are tried in this order, and the first that has several values is used.")
    private String by;

    @Option(
            names = Selection.ONLY,
            paramLabel = "REGEX",
            converter = Converters.Regex.class,
            description = "Compare only benchmarks with a match of REGEX in their full names and parameters.")
    private Pattern only;

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            converter = Converters.Renaming.class,
            description =
                    "Replace OLD at the start of benchmark names by NEW in all reports, to match a renamed package.")
    private List<Converters.Rename> renames = new ArrayList<>();

    @Mixin
    private MetricOptions metrics = new MetricOptions();

    @Mixin
    private GateOptions gate = new GateOptions();

    @Mixin
    private ViewOptions view = new ViewOptions();

    private OutputFile output;

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
        String variant = variant();
        boolean ofRuns = !runs.newer.isEmpty();
        List<Path> basePaths = ReportFiles.of(ofRuns ? runs.base : files);
        List<Path> newPaths = ReportFiles.of(runs.newer);
        checkOptions(ofRuns, basePaths.size());
        List<Path> all = new ArrayList<>(basePaths);
        all.addAll(newPaths);
        ReportComparer.requireDistinct(all);
        output = new OutputFile(spec, "--out", view.outOrStandard(), view.force.given())
                .otherThan("REPORT", all)
                .check(view.format() == Format.HTML ? OwnFile.COMPARISON_PAGE : OwnFile.COMPARISON);
        Settings settings = settings(variant);
        Selection selection = new Selection(renames, only, settings);
        if (trend) {
            List<Report> history = runs(all);
            check(selection, history);
            history.forEach(report -> report.remarks().forEach(remark -> console.error(report.file() + ": " + remark)));
            write(trend(RunOrder.byDate(history).stream().map(selection::of).toList(), settings));
            return ExitCode.OK;
        }
        ReportComparison comparison = ofRuns
                ? compareRuns(runs(basePaths), runs(newPaths), selection)
                : compareReports(ReportReader.readAll(all, metrics.metric), selection);
        write(view.format()
                .render(
                        comparison,
                        new View(
                                output.isStandardOutput() ? console.lineWidth() : 0, view.changed, view.order, false)));
        return gate.regression == null
                ? ExitCode.OK
                : new RegressionCheck(comparison, gate.regression, gate.failOnMissing, gate.failOnUnknown)
                        .report(console);
    }

    /** Reads runs. Copies are skipped. A run that measured nothing left an empty report, and is skipped, too. */
    private List<Report> runs(List<Path> paths) {
        List<Path> distinct = ReportFiles.withoutCopies(
                paths, (copy, file) -> console.error(copy + ": is a copy of " + file + "; skipped"));
        return ReportReader.readRuns(
                distinct, metrics.metric, file -> console.error(file + ": is a report without results; skipped"));
    }

    private ReportComparison compareReports(List<Report> reports, Selection selection) {
        check(selection, reports);
        return ReportComparer.compare(reports.stream().map(selection::of).toList(), selection.settings());
    }

    /** Checks that the options select a benchmark, and prints which replacement has no effect. */
    private void check(Selection selection, List<Report> reports) {
        selection.check(reports);
        selection.unused(reports).forEach(console::error);
    }

    private ReportComparison compareRuns(List<Report> base, List<Report> newer, Selection selection) {
        List<Report> used = runs.window == null ? base : RunOrder.latest(base, runs.window);
        check(selection, Stream.of(used, newer).flatMap(List::stream).toList());
        return ReportComparer.compareRuns(
                used.stream().map(selection::of).toList(),
                newer.stream().map(selection::of).toList(),
                selection.settings());
    }

    private String trend(List<Report> history, Settings settings) {
        Trend course = Trend.of(
                history.stream()
                        .map(run -> run.only(key -> !settings.isRuler(key)))
                        .toList(),
                settings);
        return view.format() == Format.HTML
                ? TrendRenderer.html(course)
                : TrendRenderer.text(
                        course,
                        new View(
                                output.isStandardOutput() ? console.lineWidth() : 0,
                                false,
                                view.order,
                                console.unicode()));
    }

    private void write(String text) {
        if (view.format() == Format.HTML) {
            // A page declares its encoding, whatever that of the terminal is.
            output.write(console, Printable.lines(text).getBytes(StandardCharsets.UTF_8));
        } else {
            output.write(console, text);
        }
        if (!output.isStandardOutput()) {
            console.println("written: " + view.out);
        }
    }

    /** Returns the base variant. Without --new, the first value of --base is one; the others are reports. */
    private String variant() {
        if (by == null || runs.base.isEmpty() || !runs.newer.isEmpty()) {
            return null;
        }
        files.addAll(runs.base.subList(1, runs.base.size()));
        return runs.base.get(0);
    }

    private void checkOptions(boolean ofRuns, int reports) {
        require(
                !trend || runs.base.isEmpty() && !ofRuns && by == null && gate.regression == null,
                "--trend: leave out --base, --new, --by and " + GateOptions.FAIL_ON_REGRESSION);
        require(!ofRuns || !runs.base.isEmpty(), "--new: it needs --base");
        require(
                ofRuns || runs.base.isEmpty() || by != null,
                "--base: it needs --new with the runs to compare, or --by");
        require(!ofRuns || files.isEmpty(), "REPORT: cannot be combined with --base and --new; remove it");
        require(ofRuns || reports > 0, "REPORT is missing: name one report or more");
        require(
                !trend || view.format() == Format.TEXT || view.format() == Format.HTML,
                "--trend: supports only the formats text and html; change --format or --out");
        require(ofRuns || runs.window == null, "--window: it needs --base and --new");
        require(ofRuns || !runs.divideByRulers, "--divide-by-rulers: it needs --base and --new");
        require(!metrics.fastest || metrics.metric == null, "--fastest: it applies to the score; leave out --metric");
        require(
                metrics.direction == null
                        || metrics.metric != null
                                && Percentiles.of(metrics.metric).isEmpty(),
                "--direction: JMH defines which times and rates are better; leave it out, or add --metric with"
                        + " another metric");
        require(
                metrics.metric != null || !spec.commandLine().getParseResult().hasMatchedOption("--allocation-floor"),
                "--allocation-floor: it applies to bytes per operation; add --metric gc.alloc.rate.norm");
        require(gate.regression != null || !gate.failOnMissing, "--fail-on-missing: it needs --fail-on-regression");
        require(gate.regression != null || !gate.failOnUnknown, "--fail-on-unknown: it needs --fail-on-regression");
        require(
                gate.regression == null || ofRuns || reports > 1,
                "--fail-on-regression: it needs two reports; variants in one report are not regressions");
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            throw UsageError.of(spec, problem);
        }
    }

    private Settings settings(String variant) {
        return Settings.builder()
                .threshold(metrics.threshold)
                .confidence(metrics.confidence)
                .fastest(metrics.fastest)
                .metric(metrics.metric)
                .direction(metrics.direction)
                .by(by, variant)
                .regression(gate.regression)
                .allocationFloor(metrics.allocationFloor)
                .rulers(runs.ruler, runs.divideByRulers)
                .names(Settings.Names.OF_COMMAND)
                .build();
    }
}
