package lanewise.cli.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.console.Interruption;
import lanewise.cli.options.DataFormatOptions;
import lanewise.cli.options.KernelsLine;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.UsageError;
import lanewise.cli.options.WatchOptions;
import lanewise.cli.options.WeightsOptions;
import lanewise.cli.train.files.BestFile;
import lanewise.cli.train.files.TrainingData;
import lanewise.cli.train.files.TrainingReportFile;
import lanewise.cli.train.hyperparameters.GivenHyperparameters;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsLookup.Choice;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.training.Evaluator;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        StartingPoint start = start();
        files.checkOutputs(spec, data.paths());
        Choice choice = KernelsLookup.defaults().choose(arithmetic.kernels(), arithmetic.threads());
        print(KernelsLine.of(choice, arithmetic.threads(), JvmFacts.current()));
        try (ParallelKernels kernels = check.apply(choice.kernels())) {
            PreparedTraining training = new Preparation(spec, data, files, given, this::print).prepare(start, kernels);
            try {
                return run(kernels, training);
            } catch (OutOfMemoryError e) {
                throw training.need().tooSmall(e);
            }
        } catch (InterruptedTrainingException e) {
            return Interruption.EXIT_CODE;
        }
    }

    private int run(ParallelKernels kernels, PreparedTraining training) {
        boolean crossValidated = data.folds() != null;
        if (crossValidated) {
            int code = crossValidate(kernels, training);
            if (code != 0 || files.model() == null) {
                return code;
            }
            print("now training on all examples");
        }
        try (Interruption interruption = new Interruption(console);
                Watching watching = new Watching(watch, console, interruption)) {
            train(kernels, training, interruption, watching);
            watching.await();
            if (interruption.requested()) {
                return Interruption.EXIT_CODE;
            }
        }
        if (console.isClosed()) {
            return Console.CLOSED;
        }
        if (!quiet) {
            console.println(NextSteps.lines(
                    kernels.name(),
                    givenOptions(),
                    training.hyperparameters(),
                    files.model(),
                    training.data().hasTest(),
                    crossValidated));
        }
        return 0;
    }

    private int crossValidate(ParallelKernels kernels, PreparedTraining training) {
        try (Interruption interruption = new Interruption(console)) {
            printPlan(training.start());
            console.flush();
            new Folds(data.folds(), console, quiet)
                    .run(
                            kernels,
                            training.hyperparameters(),
                            training.data().train(),
                            () -> interruption.requested() || console.isClosed());
            return interruption.requested() ? Interruption.EXIT_CODE : console.isClosed() ? Console.CLOSED : 0;
        }
    }

    private StartingPoint start() {
        if (files.every() != null && files.model() == null) {
            throw UsageError.of(spec, "--checkpoint-every: no model file is written; add --model FILE");
        }
        DataFormatOptions.checkSource(spec, data.paths());
        if (files.from() == null) {
            WeightsOptions.checkUnused(spec, files.resume() != null);
        }
        watch.check(spec, data.folds() != null);
        return UsageError.check(spec, () -> {
            StartingPoint point = StartingPoint.of(files, recipes.recipe(), data.givesDev(), given, weights);
            if (data.folds() != null) {
                Folds.check(data, files, point.hyperparameters());
            }
            return point;
        });
    }

    private void train(
            ParallelKernels kernels, PreparedTraining training, Interruption interruption, Watching watching) {
        StartingPoint start = training.start();
        TrainingData parts = training.data();
        Hyperparameters hyperparameters = training.hyperparameters();
        TrainingSetup setup = UsageError.check(spec, () -> TrainingSetup.of(start, parts, kernels));
        TrainingState state = start.state(parts.train(), setup.plan());
        String network = PlanLines.network(state.network(), hyperparameters, setup.plan(), setup.source());
        print(network);
        if (data.folds() == null) {
            printPlan(start);
        }
        start.line(setup.plan()).ifPresent(this::print);
        Map<Hyperparameter<?>, String> shown = shown(hyperparameters);
        Optional<BestFile> best =
                UsageError.check(spec, () -> BestFile.of(files.best(), files.force(), kernels, state, parts, console));
        Optional<TrainingReportFile> report = Optional.ofNullable(files.report())
                .map(file -> {
                    String again = NextSteps.again(givenOptions(), data.devOfFolds(), file);
                    return new TrainingReportFile(file, shown, again, kernels, arithmetic.threads());
                });
        TrainingListener observer = TrainingListener.both(
                report.map(TrainingReportFile::listener).orElse(TrainingListener.NONE),
                best.map(BestFile::listener).orElse(TrainingListener.NONE));
        TrainingListener page = watching.open(kernels, setup, parts, network, shown, hyperparameters.seed());
        TrainingRun run = new TrainingRun(
                kernels,
                console,
                quiet,
                verbose,
                training.saver(),
                files.every(),
                files.model() == null ? "" : NextSteps.resume(files.model(), givenOptions()),
                KernelsCheck.withIterations(kernels, state, TrainingListener.both(observer, page)));
        TrainingRun.Outcome outcome =
                watching.run(state, () -> run.run(state, setup, Evaluator.of(parts.dev()), interruption));
        new Conclusion(kernels, console, quiet, training, setup, best, report, givenOptions())
                .print(outcome, interruption);
    }

    /** Returns the options of this command that the commands of the next steps repeat. */
    private Map<String, List<String>> givenOptions() {
        return NextSteps.givenOptions(spec.commandLine().getParseResult());
    }

    private void printPlan(StartingPoint start) {
        Map<Hyperparameter<?>, String> shown = shown(start.hyperparameters());
        PlanLines.plan(recipes.recipe(), start, given, shown, console.width()).forEach(this::print);
    }

    /** Returns the hyperparameters as they are printed, without those that this training does not use. */
    private Map<Hyperparameter<?>, String> shown(Hyperparameters hyperparameters) {
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
