package lanewise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lanewise.cli.terminal.Terminal;
import lanewise.data.DataFiles;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.KernelsLookup;
import lanewise.kernels.KernelsLookup.Choice;
import lanewise.kernels.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.network.Network;
import lanewise.random.RandomStream;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.training.Batch;
import lanewise.training.BatchSource;
import lanewise.training.DivergedException;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingResult;
import lanewise.training.WarmUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
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
final class TrainCommand implements Callable<Integer> {

    static final String NAME = "train";

    /** Training examples to take predictions from where there are no dev examples. */
    private static final int SAMPLE = 1000;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin(name = TrainOptions.Data.HEADING)
    private TrainOptions.Data data;

    @Mixin(name = TrainOptions.Recipes.HEADING)
    private TrainOptions.Recipes recipes;

    @Mixin(name = TrainOptions.Arithmetic.HEADING)
    private TrainOptions.Arithmetic arithmetic;

    @Option(names = "--verbose", description = "Tell with every evaluation how far the latest update moved the weights of "
            + "each layer: log10 of the root mean square of the change over that of the weights, about -3 where "
            + "training goes well.")
    private boolean verbose;

    @Option(names = "--quiet", description = "Print the results alone.")
    private boolean quiet;

    private Hyperparameters hyperparameters;

    /** Known once the data is read. */
    private HeapNeed need;

    /** The examples in their three parts; test is null if there are none. */
    private record Parts(Examples train, Examples dev, Examples test) {}

    /** The groups of options, in the order of the help. */
    static List<String> headings() {
        List<String> headings = new ArrayList<>(
                List.of(TrainOptions.Recipes.HEADING, TrainOptions.Data.HEADING, Hyperparameter.Group.DATA.title()));
        for (Hyperparameter.Group group : Hyperparameter.Group.values()) {
            if (group != Hyperparameter.Group.DATA) {
                headings.add(group.title());
            }
        }
        headings.add(TrainOptions.Arithmetic.HEADING);
        return headings;
    }

    @Override
    public Integer call() {
        hyperparameters = complete();
        Choice choice = KernelsLookup.standard().choose(arithmetic.kernels());
        say(KernelsLine.of(choice, arithmetic.threads(), JvmFacts.current()));
        try (ParallelKernels kernels = new ParallelKernels(choice.kernels(), arithmetic.threads())) {
            train(kernels, readWhileWarmingUp(choice));
        } catch (OutOfMemoryError e) {
            if (need == null) {
                throw e;
            }
            throw new HeapException(need.advice(), e);
        }
        if (!quiet) {
            NextSteps.lines(choice.kernels().name(), given(), hyperparameters).forEach(terminal().out()::println);
        }
        return 0;
    }

    private Hyperparameters complete() {
        Map<Hyperparameter, String> changes = changes();
        if (changes.containsKey(Hyperparameter.MNIST) && !data.paths().isEmpty()) {
            throw usage("--mnist is about the built-in data and --data about other data; give one of them");
        }
        try {
            return HyperparameterOptions.complete(recipes.recipe(), changes);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private Map<Hyperparameter, String> changes() {
        return HyperparameterOptions.given(spec.commandLine().getParseResult());
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private Parts readWhileWarmingUp(Choice choice) {
        WarmUp warmUp = WarmUp.start(choice.kernels());
        try {
            return read();
        } finally {
            warmUp.close();
        }
    }

    private Parts read() {
        List<Path> paths = data.paths();
        Dataset dataset = paths.isEmpty()
                ? Mnist.load(hyperparameters.builtInImages())
                : DataFiles.read(paths.toArray(Path[]::new));
        say("data: " + dataset.description());
        Split split = Split.of(dataset.training(), data.dev(dataset.training().count()), hyperparameters.seed());
        need = HeapNeed.of(dataset.training(), dataset.test(), architecture(split.train()), hyperparameters);
        need.check();
        say("split: " + Text.count(split.train().count()) + " training, " + Text.count(split.dev().count())
                + " dev, shuffled by the seed" + (dataset.test() == null ? "" : "; test examples apart"));
        return new Parts(split.train(), split.dev(), dataset.test());
    }

    private Architecture architecture(Examples examples) {
        return hyperparameters.architecture(examples.pixelsPerExample(), examples.classes().size());
    }

    private void train(ParallelKernels kernels, Parts parts) {
        BatchSource source = source(kernels, parts.train);
        TrainingPlan plan = plan(source, parts);
        Network network =
                hyperparameters.newNetwork(parts.train.pixelsPerExample(), parts.train.classes().size());
        say(PlanLines.network(network, hyperparameters, plan, source));
        if (recipes.recipe() != null) {
            say(PlanLines.recipe(recipes.recipe(), hyperparameters));
        }
        if (recipes.recipe() != null || !HyperparameterOptions.areTheVideos(changes())) {
            PlanLines.hyperparameters(shown(), terminal().width()).forEach(this::say);
        }
        TrainingResult result = learn(kernels, network, plan, source, Evaluator.of(parts.dev));
        Evaluation test = parts.test == null ? null : Evaluator.of(parts.test).evaluate(kernels, result.network());
        say("");
        Results.lines(result, plan, source, test).forEach(terminal().out()::println);
        if (!quiet) {
            boolean dev = parts.dev.count() > 0;
            Examples shown = dev ? parts.dev : sample(parts.train);
            say("");
            say("From the " + (dev ? "dev" : "training") + " examples:");
            Predictions.lines(kernels, result.network(), shown, terminal()).forEach(terminal().out()::println);
        }
    }

    /** The whole set but for what has no part in this run. */
    private Map<Hyperparameter, String> shown() {
        Map<Hyperparameter, String> words = hyperparameters.resolvedWords();
        if (!data.paths().isEmpty()) {
            words.remove(Hyperparameter.MNIST);
        }
        return words;
    }

    private BatchSource source(ParallelKernels kernels, Examples train) {
        if (hyperparameters.fullBatch()) {
            return new FullBatch(Batch.of(train));
        }
        try {
            return new MiniBatches(train, hyperparameters.miniBatches(train.count()), kernels);
        } catch (IllegalArgumentException e) {
            throw usage("--batch-size: " + e.getMessage() + ", or all");
        }
    }

    private TrainingPlan plan(BatchSource source, Parts parts) {
        if (hyperparameters.patience() > 0 && parts.dev.count() == 0) {
            throw usage("--patience: there are no dev examples to tell when to stop; ask for some with --dev");
        }
        try {
            return hyperparameters.plan(source.batchesPerEpoch());
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private TrainingResult learn(
            ParallelKernels kernels, Network network, TrainingPlan plan, BatchSource source, Evaluator dev) {
        try (Progress progress = new Progress(terminal(), !(source instanceof FullBatch), verbose)) {
            TrainingListener listener = quiet ? TrainingListener.NONE : progress;
            return new TrainingLoop(kernels, network, plan, listener).run(source, dev);
        } catch (DivergedException | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new KernelsFailedException(kernels.name(), e);
        }
    }

    /** The options that decide the weights, with their values as they were given. */
    private Map<String, List<String>> given() {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            String name = option.longestName();
            if (List.of("--data", "--dev", "--recipe").contains(name)
                    || Hyperparameter.named(name.substring("--".length())).isPresent()) {
                given.put(name, option.originalStringValues());
            }
        }
        return given;
    }

    private Examples sample(Examples examples) {
        int[] order = RandomStream.of(hyperparameters.seed(), "sample").permutation(examples.count());
        return examples.select(Arrays.copyOf(order, Math.min(SAMPLE, order.length)));
    }

    private void say(String line) {
        if (!quiet) {
            terminal().out().println(line);
        }
    }

    private Terminal terminal() {
        return main.terminal();
    }
}
