package lanewise.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import lanewise.cli.console.Console;
import lanewise.cli.figures.PredictionFigures;
import lanewise.cli.options.KernelsLine;
import lanewise.cli.options.KernelsOptions;
import lanewise.data.DataFiles;
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
            "Trains a network and evaluates it on examples that it was not trained on.",
            "",
            "Without options, it trains the network of the video (see core/README.md): one hidden layer of 10 units,"
                    + " gradient descent on all training examples. Use options to configure the network and training, or"
                    + " --recipe for a tested configuration.",
            ""
        })
public final class TrainCommand implements Callable<Integer> {

    public static final String NAME = "train";

    /** The exit code that a shell reports for a program that Ctrl-C stopped: 128 + 2. */
    private static final int INTERRUPTED = 130;

    /** The exit code that a shell reports for a program that writes to a closed pipe: 128 + 13. */
    private static final int CLOSED = 141;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin(name = TrainOptions.Data.HEADING)
    private TrainOptions.Data data;

    @Mixin(name = TrainOptions.Recipes.HEADING)
    private TrainOptions.Recipes recipes;

    @Mixin(name = TrainOptions.ModelFiles.HEADING)
    private TrainOptions.ModelFiles files;

    @Mixin(name = KernelsOptions.HEADING)
    private KernelsOptions arithmetic;

    @Option(
            names = "--verbose",
            description =
                    "Print, at each evaluation, how much the last update changed the weights of each layer: log10 of (RMS of"
                            + " the change / RMS of the weights). About -3 is typical.")
    private boolean verbose;

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

    /** Returns the headings of the groups of options, in the order of the help. */
    public static List<String> headings() {
        List<String> headings = new ArrayList<>(List.of(
                TrainOptions.Recipes.HEADING, TrainOptions.Data.HEADING, HyperparameterOption.Group.DATA.title()));
        for (HyperparameterOption.Group group : HyperparameterOption.Group.values()) {
            if (group != HyperparameterOption.Group.DATA) {
                headings.add(group.title());
            }
        }
        headings.addAll(List.of(TrainOptions.ModelFiles.HEADING, KernelsOptions.HEADING));
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
        print(KernelsLine.of(choice, arithmetic.threads(), JvmFacts.current()));
        try (ParallelKernels kernels = choice.kernels()) {
            TrainingData parts = readWhileWarmingUp(kernels);
            try (Interruption interruption = new Interruption(console)) {
                train(kernels, parts, interruption);
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
            return CLOSED;
        }
        if (!quiet) {
            console.println(NextSteps.lines(
                    choice.kernels().name(),
                    NextSteps.givenOptions(spec.commandLine().getParseResult()),
                    hyperparameters,
                    files.model()));
        }
        return 0;
    }

    private StartingPoint start() {
        if (files.every() != null && files.model() == null) {
            throw usage("--checkpoint-every: no model file is written; name one with --model");
        }
        if (given.contains(Hyperparameter.MNIST) && !data.paths().isEmpty()) {
            throw usage("--mnist and --data are mutually exclusive; give one of them");
        }
        try {
            if (files.resume() == null) {
                return files.from() == null
                        ? StartingPoint.anew(recipes.recipe(), given)
                        : StartingPoint.from(files.from(), recipes.recipe(), given);
            }
            if (files.from() != null || recipes.recipe() != null || data.givesDev()) {
                String other = files.from() != null ? "--from" : recipes.recipe() != null ? "--recipe" : "--dev";
                throw usage(other + ": " + StartingPoint.OF_FILE);
            }
            return StartingPoint.resume(files.resume(), given);
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
                : DataFiles.read(paths.toArray(Path[]::new));
        print("data: " + dataset.description());
        Examples all = dataset.training();
        int dev = start.resumed() ? start.training().dev() : data.dev(all.count());
        keeper = file -> new ModelSaver(file, all, hyperparameters, start.recipe(), dev);
        if (files.model() != null) {
            saver = keeper.apply(files.model());
            checkReplaced();
        }
        start.check(all, () -> saver.dataHash());
        Split split = Split.of(all, dev, hyperparameters.seed());
        need = HeapNeed.of(all, dataset.test(), architecture(split.train()), hyperparameters);
        need.check();
        print("split: " + Text.count(split.train().count()) + " training, "
                + Text.count(split.dev().count()) + " dev, shuffled by seed"
                + (dataset.test() == null ? "" : "; test set kept separate"));
        return new TrainingData(split.train(), split.dev(), dataset.test());
    }

    /** Refuses to replace the model of another training before any work is done. */
    private void checkReplaced() {
        boolean mayReplace = files.force() || files.model().equals(files.resume());
        if (!mayReplace && saver.wouldReplaceAnother()) {
            throw usage(
                    "--model: '" + files.model()
                            + "' has the model of another training and would be overwritten; choose another file, or add --force");
        }
    }

    private Architecture architecture(Examples examples) {
        return hyperparameters.architecture(
                examples.pixelsPerExample(), examples.classes().size());
    }

    /** Prints the results even if they cannot be written to a file. The error follows them. */
    private void train(ParallelKernels kernels, TrainingData parts, Interruption interruption) {
        TrainingSetup setup = setup(kernels, parts);
        TrainingState state = start.state(parts.train(), setup.plan());
        printPlan(state, setup);
        TrainingReportFile reportFile = new TrainingReportFile(files.report(), kernels, arithmetic.threads());
        TrainingRun run = new TrainingRun(
                kernels,
                console,
                quiet,
                verbose,
                saver,
                files.every(),
                files.model() == null ? "" : NextSteps.resume(files.model(), data.paths()),
                reportFile.curves());
        TrainingRun.Outcome outcome = run.run(state, setup, Evaluator.of(parts.dev()), interruption);
        TrainingResult result = outcome.result();
        Evaluation test =
                parts.test() == null ? null : Evaluator.of(parts.test()).evaluate(kernels, result.network());
        print("");
        console.println(ResultLines.lines(result, setup.plan(), setup.source(), test));
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
                reportFile.write(result, setup.source(), shown(), test, parts.reported(), parts.reportedName());
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
        report(unwritten);
    }

    /** Writes the model of an interrupted training without a model file to a temporary folder. */
    private void keep(TrainingRun.Outcome outcome) {
        Path kept = AtomicFile.elsewhere(Path.of("interrupted.safetensors"));
        keeper.apply(kept).save(outcome.result().network(), outcome.state());
        console.println("model: " + kept + " (temporary, because --model was not given); to resume: "
                + NextSteps.resume(kept, data.paths()));
        console.flush();
    }

    private void report(List<OutputException> unwritten) {
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

    private void printPlan(TrainingState state, TrainingSetup setup) {
        print(PlanLines.network(state.network(), hyperparameters, setup.plan(), setup.source()));
        if (recipes.recipe() != null) {
            print(PlanLines.recipe(recipes.recipe(), hyperparameters, given.texts(hyperparameters)));
        }
        if (recipes.recipe() != null || start.model() != null || !given.areTheVideos()) {
            PlanLines.hyperparameters(shown(), console.width()).forEach(this::print);
        }
        start.line(setup.plan()).ifPresent(this::print);
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
            console.println(line);
        }
    }
}
