package lanewise.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import lanewise.cli.console.Console;
import lanewise.cli.figures.PredictionFigures;
import lanewise.cli.options.KernelsLine;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.WatchOptions;
import lanewise.cli.options.WeightsOptions;
import lanewise.cli.train.hyperparameters.GivenHyperparameters;
import lanewise.cli.train.hyperparameters.HyperparameterOption;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.errors.OutputException;
import lanewise.evaluation.Evaluation;
import lanewise.files.AtomicFile;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsLookup.Choice;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.recipes.HeapNeed;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.text.Text;
import lanewise.training.Evaluator;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;
import lanewise.training.WarmUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that trains a network and evaluates it. */
@Command(
        name = TrainCommand.NAME,
        sortOptions = false,
        description = {
            "Trains a network, and evaluates it on examples that were not used for training.",
            "",
            "Without options, it trains the network of the video (see core/README.md): one hidden layer of 10 units,"
                    + " gradient descent on all training examples. For a better network, choose a tested set of"
                    + " hyperparameters with --recipe, or set your own. If you set your own, the defaults listed below"
                    + " apply, and not those of the video.",
            ""
        })
public final class TrainCommand implements Callable<Integer> {

    public static final String NAME = "train";

    /** The exit code that a shell reports for a program that Ctrl-C stopped: 128 + 2. */
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

    @Mixin(name = WatchOptions.HEADING)
    private WatchOptions watch;

    @Option(
            names = "--verbose",
            description = "At each evaluation, print how much the last update changed the weights of each layer: "
                    + "log10(RMS of the change / RMS of the weights), where RMS is the root mean square. About -3 is "
                    + "typical.")
    private boolean verbose;

    @Mixin
    private KernelsCheck check;

    @Option(names = "--quiet", description = "Print only the results.")
    private boolean quiet;

    private GivenHyperparameters given;
    private StartingPoint start;
    private Hyperparameters hyperparameters;

    /** Writes the model; null if none is written. Set after the data is read. */
    private ModelSaver saver;

    /** Returns a writer of this training for a file. Set after the data is read. */
    private Function<Path, ModelSaver> keeper;

    /** Set after the data is read. */
    private HeapNeed need;

    /** Whether the data has a test set. */
    private boolean hasTest;

    /** Writes the best network; empty if the user did not ask for it. */
    private Optional<BestFile> best = Optional.empty();

    /** Returns the headings of the groups of options, in the order of the help. */
    public static List<String> headings() {
        return TrainOptions.headings();
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
        print(KernelsLine.of(choice, arithmetic.threads(), JvmFacts.current()));
        try (ParallelKernels kernels = check.apply(choice.kernels())) {
            TrainingData parts = readWhileWarmingUp(kernels);
            if (data.folds() != null) {
                int code = crossValidate(kernels, parts);
                if (code != 0 || files.model() == null) {
                    return code;
                }
                print("now training on all examples");
            }
            try (Interruption interruption = new Interruption(console);
                    Watching watching = new Watching(watch, console, interruption)) {
                train(kernels, parts, interruption, watching);
                watching.await();
                if (interruption.requested()) {
                    return INTERRUPTED;
                }
            }
        } catch (InterruptedTrainingException e) {
            return INTERRUPTED;
        } catch (OutOfMemoryError e) {
            if (need == null) {
                throw e;
            }
            throw need.tooSmall(e);
        }
        if (console.isClosed()) {
            return Console.CLOSED;
        }
        if (!quiet) {
            boolean crossValidated = data.folds() != null;
            String name = choice.kernels().name();
            console.println(
                    NextSteps.lines(name, givenOptions(), hyperparameters, files.model(), hasTest, crossValidated));
        }
        return 0;
    }

    private int crossValidate(ParallelKernels kernels, TrainingData parts) {
        try (Interruption interruption = new Interruption(console)) {
            printPlan();
            console.flush();
            new Folds(data.folds(), console, quiet)
                    .run(kernels, hyperparameters, parts.train(), () -> interruption.requested() || console.isClosed());
            return interruption.requested() ? INTERRUPTED : console.isClosed() ? Console.CLOSED : 0;
        }
    }

    private StartingPoint start() {
        if (files.every() != null && files.model() == null) {
            throw usage("--checkpoint-every: no model file is written; add --model FILE");
        }
        if (given.contains(Hyperparameter.MNIST) && !data.paths().isEmpty()) {
            throw usage("--mnist and --data are mutually exclusive; give one of them");
        }
        return checked(() -> {
            watch.check(spec, data.folds() != null);
            StartingPoint point = StartingPoint.of(files, recipes.recipe(), data.givesDev(), given, weights);
            if (data.folds() != null) {
                Folds.check(data, files, point.hyperparameters());
            }
            return point;
        });
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    /** Returns a value, or throws that an option is wrong. */
    private <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private TrainingData readWhileWarmingUp(ParallelKernels kernels) {
        WarmUp warmUp = WarmUp.start(kernels.withThreads(1), hyperparameters.rehearsal());
        try {
            return read();
        } finally {
            warmUp.close();
        }
    }

    private TrainingData read() {
        List<Path> paths = data.paths();
        Dataset dataset = paths.isEmpty()
                ? Mnist.load(hyperparameters.imageLimit())
                : data.format().read(paths);
        print("data: " + dataset.description());
        dataset.hints().forEach(hint -> print("hint: " + hint));
        hasTest = dataset.test() != null;
        Examples all = dataset.training();
        Split.checkTrainable(all);
        int dev = start.resumed() ? start.training().dev() : data.dev(all.count());
        StartingPoint fitted = start.fitting(all.count() - dev, given);
        if (fitted != start) {
            start = fitted;
            hyperparameters = start.hyperparameters();
            print("batch size: " + Text.count(all.count() - dev) + " instead of the default, because there are only "
                    + Text.count(all.count() - dev, "training example"));
        }
        keeper = file -> new ModelSaver(file, all, hyperparameters, start.recipe(), dev, start.origin());
        if (files.model() != null) {
            saver = keeper.apply(files.model());
            checkReplaced(all.count() - dev);
        }
        start.check(all, () -> saver.dataHash());
        Split split = Split.of(all, dev, hyperparameters.seed());
        need = HeapNeed.of(all, dataset.test(), architecture(split.train()), hyperparameters);
        need.check();
        print("split: " + Text.count(split.train().count()) + " training, "
                + Text.count(split.dev().count()) + " dev, shuffled with the seed"
                + (dataset.test() == null ? "" : "; test set separate"));
        return new TrainingData(split.train(), split.dev(), dataset.test());
    }

    /** Refuses to replace the model of another training before any work is done. */
    private void checkReplaced(int examples) {
        if (files.force() || files.model().equals(files.resume())) {
            return;
        }
        int m = Math.max(1, examples);
        TrainingPlan plan = checked(
                () -> hyperparameters.plan(hyperparameters.miniBatches(m).batchesPerEpoch(m)));
        saver.replaced(plan.updates()).ifPresent(replaced -> {
            throw usage("--model: '" + files.model() + "' has " + replaced
                    + " and would be overwritten; choose another file, or add --force");
        });
    }

    private Architecture architecture(Examples examples) {
        return hyperparameters.architecture(
                examples.pixelsPerExample(), examples.classes().size());
    }

    /** Prints the results even if they cannot be written to a file. The error follows them. */
    private void train(ParallelKernels kernels, TrainingData parts, Interruption interruption, Watching watching) {
        TrainingSetup setup = checked(() -> TrainingSetup.of(start, parts, kernels));
        TrainingState state = start.state(parts.train(), setup.plan());
        String network = PlanLines.network(state.network(), hyperparameters, setup.plan(), setup.source());
        print(network);
        if (data.folds() == null) {
            printPlan();
        }
        start.line(setup.plan()).ifPresent(this::print);
        TrainingReportFile reportFile = new TrainingReportFile(files.report(), kernels, arithmetic.threads());
        TrainingListener observer = TrainingListener.both(reportFile.curves(), best(kernels, state, parts));
        TrainingListener page = watching.open(kernels, setup, parts, network, shown(), hyperparameters.seed());
        TrainingRun run = new TrainingRun(
                kernels,
                console,
                quiet,
                verbose,
                saver,
                files.every(),
                files.model() == null ? "" : NextSteps.resume(files.model(), givenOptions()),
                KernelsCheck.withIterations(kernels, state, TrainingListener.both(observer, page)));
        TrainingRun.Outcome outcome =
                watching.run(state, () -> run.run(state, setup, Evaluator.of(parts.dev()), interruption));
        TrainingResult result = outcome.result();
        KernelsCheck.summary(kernels).ifPresent(this::print);
        Evaluation test =
                parts.test() == null ? null : Evaluator.of(parts.test()).evaluate(kernels, result.network());
        print("");
        console.println(ResultLines.lines(result, setup.plan(), setup.source(), test));
        ResultLines.warning(result, parts.train()).ifPresent(console::prose);
        best.flatMap(BestFile::line).ifPresent(console::println);
        List<OutputException> unwritten =
                new ArrayList<>(outcome.unsaved().stream().toList());
        if (saver != null && unwritten.isEmpty()) {
            console.println("model: " + files.model());
        }
        if (interruption.requested() && saver == null) {
            keep(outcome);
            return;
        }
        if (files.report() != null) {
            try {
                String again = NextSteps.again(givenOptions(), data.devOfFolds(), files.report());
                reportFile.write(result, setup.source(), shown(), test, parts, again);
                console.println("report: " + files.report());
            } catch (OutputException e) {
                unwritten.add(e);
            }
        }
        if (!quiet) {
            print("");
            print("Predictions on " + parts.shownName() + " examples:");
            console.draw(PredictionFigures.lines(
                    kernels, result.network(), parts.shown(hyperparameters.seed()), console.terminal()));
        }
        throwLast(unwritten);
    }

    private TrainingListener best(ParallelKernels kernels, TrainingState state, TrainingData parts) {
        best = checked(() -> BestFile.of(files.best(), files.force(), kernels, state, parts, console));
        return best.map(BestFile::listener).orElse(TrainingListener.NONE);
    }

    /** Returns the options of this command that the commands of the next steps repeat. */
    private Map<String, List<String>> givenOptions() {
        return NextSteps.givenOptions(spec.commandLine().getParseResult());
    }

    /** Writes the model of an interrupted training without a model file to a temporary folder. */
    private void keep(TrainingRun.Outcome outcome) {
        Path kept = AtomicFile.elsewhere(Path.of("interrupted.safetensors"));
        keeper.apply(kept).save(outcome.result().network(), outcome.state());
        console.println("model: " + kept + " (temporary, because --model was not given); to resume: "
                + NextSteps.resume(kept, givenOptions()));
        console.flush();
    }

    private void throwLast(List<OutputException> unwritten) {
        for (int i = 0; i < unwritten.size(); i++) {
            if (i == unwritten.size() - 1) {
                throw unwritten.get(i);
            }
            console.error(unwritten.get(i).getMessage());
        }
    }

    private void printPlan() {
        if (recipes.recipe() != null) {
            print(PlanLines.recipe(recipes.recipe(), hyperparameters, given.texts(hyperparameters)));
        }
        if (recipes.recipe() != null || start.model() != null || !given.areTheVideos()) {
            PlanLines.hyperparameters(hyperparameters, shown(), console.width()).forEach(this::print);
        }
        if (recipes.recipe() == null && start.model() == null) {
            given.firstNotOfTheVideo()
                    .ifPresent(first -> print("hint: because " + HyperparameterOption.name(first)
                            + " is set, the default hyperparameters above are used; to use those of the video, add"
                            + " --recipe video"));
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

    private void print(String line) {
        if (!quiet) {
            console.prose(line);
        }
    }
}
