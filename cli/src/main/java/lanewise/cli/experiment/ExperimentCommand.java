package lanewise.cli.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.console.Interruption;
import lanewise.cli.console.Invocation;
import lanewise.cli.console.OutputFile;
import lanewise.cli.console.OwnFile;
import lanewise.cli.options.DataFormatOptions;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.RecipeOption;
import lanewise.cli.options.UsageError;
import lanewise.cli.train.hyperparameters.GivenHyperparameters;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.recipes.Setting;
import lanewise.report.experiment.ExperimentPage;
import lanewise.report.experiment.ExperimentRow;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that trains networks with different hyperparameters and compares their accuracy. */
@Command(
        name = ExperimentCommand.NAME,
        sortOptions = false,
        description = {
            "Trains networks with different hyperparameters, and compares their dev accuracy.",
            "",
            "Each row of the result is the mean of several trainings with different seeds. Trainings with "
                    + "the same seed and data have the same dev set. The test images are not used. All hyperparameter "
                    + "options of train, such as --epochs and --hidden, are accepted and apply to every training.",
            ""
        })
public final class ExperimentCommand implements Callable<Integer> {

    public static final String NAME = "experiment";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--vary",
            paramLabel = "NAME=VALUE,...",
            converter = Variations.Values.class,
            description =
                    "A hyperparameter and the values to compare, such as optimizer=momentum,adam. If the option is "
                            + "given several times, all combinations are trained. The widths of several hidden layers "
                            + "are separated by hyphens: hidden=64,128-64.")
    private List<Variations.Settings> vary = new ArrayList<>();

    @Option(
            names = "--ablate",
            paramLabel = "NAME=VALUE,...",
            converter = Variations.Changes.class,
            description =
                    "One or more hyperparameters to change in one row, such as dropout=0. Each use of the option adds"
                            + " a row. The first row has no change. Compare the other rows with it.")
    private List<Variations.Settings> ablate = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            converter = OptionValues.Positive.class,
            description = "Number of trainings per row. The seeds are 1 to N. With --seed S, they are S to S + N - 1."
                    + " Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            converter = RecipeOption.Converter.class,
            completionCandidates = RecipeOption.Names.class,
            description = "Recipe that determines the other hyperparameters: ${COMPLETION-CANDIDATES}. Default: as for"
                    + " train.")
    private Recipe recipe;

    @Option(
            names = "--dev",
            paramLabel = "N",
            converter = OptionValues.Positive.class,
            description = "Number of examples held out as the dev set. Default: " + Split.DEFAULT_DEV
                    + ", or a tenth of the examples if that is less.")
    private Integer dev;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            converter = OptionValues.PathsConverter.class,
            description = "Training data, in the formats of train --data. Default: the built-in MNIST.")
    private List<OptionValues.Paths> paths = new ArrayList<>();

    @Mixin
    private DataFormatOptions format;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "Also write the table and the chart to this HTML file.")
    private Path report;

    @Mixin
    private ForceOption force;

    @Mixin
    private KernelsOptions arithmetic;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public ExperimentCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (vary.isEmpty() == ablate.isEmpty()) {
            throw UsageError.of(spec, "give either --vary or --ablate, such as --vary optimizer=momentum,adam");
        }
        DataFormatOptions.checkSource(spec, files());
        List<Row> rows = rows();
        OutputFile output = report == null
                ? null
                : new OutputFile(spec, "--report", report, force.given())
                        .mustBeFile()
                        .otherThan("--data", files())
                        .check(OwnFile.EXPERIMENT_REPORT);
        Examples all = read(rows);
        Trainings trainings = new Trainings(rows, names(), seeds, all, dev, console);
        try {
            trainings.checkBatchSizes();
        } catch (IllegalArgumentException e) {
            throw UsageError.of(spec, e.getMessage());
        }
        String summary = "training " + Text.count(trainings.count(), "network") + " on " + all.source() + ", "
                + Text.count(trainings.dev(all), "dev example");
        try (Interruption interruption = new Interruption(console)) {
            try (ParallelKernels kernels = arithmetic.open()) {
                console.prose(summary);
                console.flush();
                trainings.run(kernels, () -> interruption.requested() || console.isClosed());
            }
            if (console.isClosed()) {
                return Console.CLOSED;
            }
            List<String> notes = new ArrayList<>(List.of(summary, command()));
            if (interruption.requested()) {
                String stopped = "stopped after " + Text.count(trainings.complete()) + " of "
                        + Text.count(trainings.count(), "training") + ": interrupted";
                console.println(stopped);
                notes.add(1, stopped);
            }
            if (trainings.complete() > 0) {
                print(trainings, output, notes);
            }
            // Printed before the interruption is closed, because the JVM exits then.
            console.flush();
            return interruption.requested() ? Interruption.EXIT_CODE : 0;
        }
    }

    private void print(Trainings trainings, OutputFile output, List<String> notes) {
        List<ExperimentRow> results = trainings.results();
        ExperimentText text = new ExperimentText(names(), results, trainings.most());
        console.println("");
        console.println(text.table());
        List<String> chart = text.chart(console.width());
        if (!chart.isEmpty()) {
            console.println("");
            console.println(chart);
        }
        if (output != null) {
            output.write(console, new ExperimentPage(names(), results, trainings.most(), notes).html());
            console.println("");
            console.println("report: " + report);
        }
    }

    /** Returns the command line, to repeat the experiment. */
    private String command() {
        return Invocation.ofProcess()
                .command(List.of(), spec.commandLine().getParseResult().originalArgs());
    }

    private List<Path> files() {
        return paths.stream().flatMap(each -> each.paths().stream()).toList();
    }

    private List<String> names() {
        return vary.isEmpty()
                ? List.of("change")
                : vary.stream()
                        .map(each -> each.settings().get(0).hyperparameter().name())
                        .toList();
    }

    private List<Row> rows() {
        GivenHyperparameters given = new GivenHyperparameters(spec.commandLine().getParseResult());
        List<Row> rows = new ArrayList<>();
        try {
            if (vary.isEmpty()) {
                Hyperparameters base = given.completed(recipe);
                rows.add(new Row(List.of("none"), base, batchSizeFrom(given, List.of())));
                for (Variations.Settings changes : ablate) {
                    rows.add(new Row(
                            List.of(changes.text()),
                            base.with(changes.settings()),
                            batchSizeFrom(given, changes.settings())));
                }
            } else {
                checkVaried(given);
                for (List<Setting<?>> settings : Variations.grid(vary)) {
                    rows.add(new Row(
                            settings.stream().map(Setting::text).toList(),
                            given.with(settings).completed(recipe),
                            batchSizeFrom(given, settings)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw UsageError.of(spec, e.getMessage());
        }
        return rows;
    }

    /** Returns the option that sets the batch size of a row; null for a default. */
    private String batchSizeFrom(GivenHyperparameters given, List<Setting<?>> settings) {
        if (settings.stream().anyMatch(setting -> setting.hyperparameter() == Hyperparameter.BATCH_SIZE)) {
            return vary.isEmpty() ? "--ablate" : "--vary";
        }
        return given.contains(Hyperparameter.BATCH_SIZE) ? "--batch-size" : null;
    }

    /** A hyperparameter that is set twice would keep only one of the values. */
    private void checkVaried(GivenHyperparameters given) {
        Set<Hyperparameter<?>> varied = new HashSet<>();
        for (Variations.Settings values : vary) {
            Hyperparameter<?> hyperparameter = values.settings().get(0).hyperparameter();
            String name = hyperparameter.name();
            if (!varied.add(hyperparameter)) {
                throw new IllegalArgumentException(
                        "--vary: " + name + " is given more than once; list all its values in one --vary");
            }
            if (given.contains(hyperparameter)) {
                throw new IllegalArgumentException("--vary: " + name + " is given more than once; leave out --" + name);
            }
        }
    }

    /** Reads the data: of the built-in images, as many as any row uses. */
    private Examples read(List<Row> rows) {
        Examples all = files().isEmpty()
                ? Mnist.training(rows.stream()
                        .mapToInt(row -> row.hyperparameters().imageLimit())
                        .max()
                        .orElseThrow())
                : format.read(files()).training();
        Split.checkTrainable(all);
        return all;
    }
}
