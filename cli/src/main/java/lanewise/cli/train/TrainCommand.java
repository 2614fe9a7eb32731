package lanewise.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.figures.PredictionFigures;
import lanewise.cli.options.KernelsLine;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.WeightsOptions;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.errors.OutputException;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsLookup.Choice;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.recipes.HeapNeed;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.storage.BestCheckpoint;
import lanewise.text.Text;
import lanewise.training.Evaluator;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;
import lanewise.training.WarmUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that trains a network and shows how well it does. */
@Command(
        name = TrainCommand.NAME,
        sortOptions = false,
        description = {
            "Trains a network and shows how well it does on examples it has not seen. Without options it is the "
                    + "video's: one hidden layer of 10 units, by gradient descent over all training examples. Any "
                    + "number of layers, and what else there is, by the options; a network that is known to be good by "
                    + "--recipe.",
            ""
        })
public final class TrainCommand implements Callable<Integer> {

    public static final String NAME = "train";

    /** What a shell reports of a program that Ctrl-C ended: 128 + 2. */
    private static final int INTERRUPTED = 130;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin(name = TrainOptions.Data.HEADING)
    private TrainOptions.Data data;

    @Mixin(name = TrainOptions.Recipes.HEADING)
    private TrainOptions.Recipes recipes;

    @Mixin(name = TrainOptions.ModelFiles.HEADING)
    private TrainOptions.ModelFiles files;

    @Mixin(name = WeightsOptions.HEADING)
    private WeightsOptions weights;

    @Mixin(name = KernelsOptions.HEADING)
    private KernelsOptions arithmetic;

    @Option(
            names = "--verbose",
            description = "Tell with every evaluation how far the latest update moved the weights of "
                    + "each layer: log10 of the root mean square of the change over that of the weights, about -3 where "
                    + "training goes well.")
    private boolean verbose;

    @Option(names = "--quiet", description = "Print the results alone.")
    private boolean quiet;

    private GivenHyperparameters given;
    private StartingPoint start;
    private Hyperparameters hyperparameters;

    /** Where the model is written; null for nowhere. Known once the data is read. */
    private ModelSaver saver;

    /** Known once the data is read. */
    private HeapNeed need;

    /** Whether the data has a test set. */
    private boolean hasTest;

    /** Writes the best network; empty if the user did not ask for it. */
    private Optional<BestCheckpoint> best = Optional.empty();

    /** Returns the headings of the groups of options, in the order of the help. */
    public static List<String> headings() {
        List<String> headings = new ArrayList<>(List.of(
                TrainOptions.Recipes.HEADING, TrainOptions.Data.HEADING, HyperparameterOption.Group.DATA.title()));
        for (HyperparameterOption.Group group : HyperparameterOption.Group.values()) {
            if (group != HyperparameterOption.Group.DATA) {
                headings.add(group.title());
            }
        }
        headings.addAll(List.of(TrainOptions.ModelFiles.HEADING, WeightsOptions.HEADING, KernelsOptions.HEADING));
        return headings;
    }

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        given = new GivenHyperparameters(spec.commandLine().getParseResult());
        start = start();
        hyperparameters = start.hyperparameters();
        files.checkOutputs(spec, data.paths());
        Choice choice = KernelsLookup.defaults().choose(arithmetic.kernels(), arithmetic.threads());
        say(KernelsLine.of(choice, arithmetic.threads(), JvmFacts.current()));
        try (ParallelKernels kernels = choice.kernels()) {
            TrainingData parts = readWhileWarmingUp(kernels);
            if (data.folds() != null) {
                sayPlan();
                new Folds(data.folds(), console, quiet).run(kernels, hyperparameters, parts.train());
                if (files.model() == null) {
                    return 0;
                }
                say("now training on all examples");
            }
            train(kernels, parts);
        } catch (InterruptedTrainingException e) {
            return INTERRUPTED;
        } catch (OutOfMemoryError e) {
            if (need == null) {
                throw e;
            }
            throw need.tooSmall(e);
        }
        if (!quiet) {
            console.println(NextSteps.lines(
                    choice.kernels().name(),
                    NextSteps.givenOptions(spec.commandLine().getParseResult()),
                    hyperparameters,
                    files.model(),
                    hasTest));
        }
        return 0;
    }

    private StartingPoint start() {
        if (files.every() != null && files.model() == null) {
            throw usage("--checkpoint-every: there is no file to write to; name one with --model");
        }
        if (given.contains(Hyperparameter.MNIST) && !data.paths().isEmpty()) {
            throw usage("--mnist is about the built-in data and --data about other data; give one of them");
        }
        try {
            StartingPoint point = StartingPoint.of(files, recipes.recipe(), data.saysDev(), given, weights);
            if (data.folds() != null) {
                Folds.check(data, files, point.hyperparameters());
            }
            return point;
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private TrainingData readWhileWarmingUp(ParallelKernels kernels) {
        WarmUp warmUp = WarmUp.start(kernels.withThreads(1));
        try {
            return read();
        } finally {
            warmUp.close();
        }
    }

    private TrainingData read() {
        List<Path> paths = data.paths();
        Dataset dataset = paths.isEmpty()
                ? Mnist.load(hyperparameters.builtInImages().orElse(Integer.MAX_VALUE))
                : data.format().read(paths);
        say("data: " + dataset.description());
        dataset.hints().forEach(hint -> say("hint: " + hint));
        hasTest = dataset.test() != null;
        Examples all = dataset.training();
        Split.checkTrainable(all);
        int dev = start.resumed() ? start.training().dev() : data.dev(all.count());
        StartingPoint fitted = start.fitting(all.count() - dev, given);
        if (fitted != start) {
            start = fitted;
            hyperparameters = start.hyperparameters();
            say("batch size: " + Text.count(all.count() - dev) + " instead of the default, because there are no more"
                    + " training examples");
        }
        if (files.model() != null) {
            saver = new ModelSaver(files.model(), all, hyperparameters, start.recipe(), dev, start.origin());
        }
        start.check(all, () -> saver.dataHash());
        Split split = Split.of(all, dev, hyperparameters.seed());
        need = HeapNeed.of(all, dataset.test(), architecture(split.train()), hyperparameters);
        need.check();
        say("split: " + Text.count(split.train().count()) + " training, "
                + Text.count(split.dev().count()) + " dev, shuffled by the seed"
                + (dataset.test() == null ? "" : "; test examples apart"));
        return new TrainingData(split.train(), split.dev(), dataset.test());
    }

    private Architecture architecture(Examples examples) {
        return hyperparameters.architecture(
                examples.pixelsPerExample(), examples.classes().size());
    }

    private void train(ParallelKernels kernels, TrainingData parts) {
        try (Interruption interruption = new Interruption()) {
            train(kernels, parts, interruption);
        }
    }

    /** Prints the results even if they cannot be written; these errors come last. */
    private void train(ParallelKernels kernels, TrainingData parts, Interruption interruption) {
        TrainingSetup setup = setup(kernels, parts);
        TrainingState state = start.state(parts.train(), setup.plan());
        say(PlanLines.network(state.network(), hyperparameters, setup.plan(), setup.source()));
        if (data.folds() == null) {
            sayPlan();
        }
        start.line(setup.plan()).ifPresent(this::say);
        TrainingReportFile report = new TrainingReportFile(files.report(), kernels, arithmetic.threads());
        TrainingRun run = new TrainingRun(
                kernels,
                console,
                quiet,
                verbose,
                saver,
                files.every(),
                files.model() == null
                        ? ""
                        : NextSteps.resume(
                                files.model(),
                                NextSteps.givenOptions(spec.commandLine().getParseResult())),
                TrainingListener.both(report.curves(), best(state, parts)));
        TrainingRun.Outcome outcome = run.run(state, setup, Evaluator.of(parts.dev()), interruption);
        TrainingResult result = outcome.result();
        Evaluation test =
                parts.test() == null ? null : Evaluator.of(parts.test()).evaluate(kernels, result.network());
        say("");
        console.println(ResultLines.lines(result, setup.plan(), setup.source(), test));
        ResultLines.warning(result, parts.train()).ifPresent(console::println);
        best.flatMap(BestCheckpoint::best)
                .ifPresent(milestone -> console.println("best: " + files.best() + ", dev accuracy "
                        + Text.percent(milestone.dev().accuracy()) + " after "
                        + Text.count(milestone.update(), "update")));
        List<OutputException> unwritten =
                new ArrayList<>(outcome.unsaved().stream().toList());
        if (saver != null && unwritten.isEmpty()) {
            console.println("model: " + files.model());
        }
        if (files.report() != null) {
            try {
                report.write(result, setup.source(), shown(), test, parts.reported(), parts.reportedName());
                console.println("report: " + files.report());
            } catch (OutputException e) {
                unwritten.add(e);
            }
        }
        if (!quiet) {
            say("");
            say("From the " + parts.shownName() + " examples:");
            console.draw(PredictionFigures.lines(
                    kernels, result.network(), parts.shown(hyperparameters.seed()), console.terminal()));
        }
        throwLast(unwritten);
        if (result.end() == TrainingResult.End.STOPPED) {
            console.println("interrupted after " + Text.count(result.updates(), "update")
                    + "; the network was not saved. To keep the next one, add --model FILE");
            console.flush();
            throw new InterruptedTrainingException(result.updates());
        }
    }

    private TrainingListener best(TrainingState state, TrainingData parts) {
        best = Optional.ofNullable(files.best())
                .map(file -> new BestCheckpoint(
                        file, state, parts.train(), e -> console.error(e.getMessage() + "; training continues")));
        return best.isPresent() ? best.get() : TrainingListener.NONE;
    }

    private void throwLast(List<OutputException> unwritten) {
        for (int i = 0; i < unwritten.size(); i++) {
            if (i == unwritten.size() - 1) {
                throw unwritten.get(i);
            }
            console.error(unwritten.get(i).getMessage());
        }
    }

    private TrainingSetup setup(ParallelKernels kernels, TrainingData parts) {
        try {
            return TrainingSetup.of(start, parts, kernels);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private void sayPlan() {
        if (recipes.recipe() != null) {
            say(PlanLines.recipe(recipes.recipe(), hyperparameters, given.texts(hyperparameters)));
        }
        if (recipes.recipe() != null || start.model() != null || !given.areTheVideos()) {
            PlanLines.hyperparameters(shown(), console.width()).forEach(this::say);
        }
        if (recipes.recipe() == null && start.model() == null) {
            given.firstNotOfTheVideo()
                    .ifPresent(first -> say("hint: " + HyperparameterOption.name(first)
                            + " selects the default hyperparameters above; for those of the video add --recipe video"));
        }
    }

    /** Returns the hyperparameters as they are printed, without those that this training does not use. */
    private Map<Hyperparameter<?>, String> shown() {
        Map<Hyperparameter<?>, String> words = given.texts(hyperparameters.resolved());
        if (!data.paths().isEmpty()) {
            words.remove(Hyperparameter.MNIST);
        }
        return words;
    }

    private void say(String line) {
        if (!quiet) {
            console.println(line);
        }
    }
}
