package lanewise.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import lanewise.cli.terminal.Terminal;
import lanewise.data.DataFiles;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsLookup;
import lanewise.kernels.KernelsLookup.Choice;
import lanewise.kernels.ParallelKernels;
import lanewise.network.Network;
import lanewise.random.RandomStream;
import lanewise.training.Batch;
import lanewise.training.DivergedException;
import lanewise.training.GradientDescent;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingResult;
import lanewise.training.WarmUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command that trains the video's network and shows how well it does. */
@Command(
        name = TrainCommand.NAME,
        sortOptions = false,
        description = {
            "Trains a network with one hidden layer of " + TrainCommand.HIDDEN + " units by gradient descent over all "
                    + "training examples, and shows how well it does on examples it has not seen.",
            ""
        })
final class TrainCommand implements Callable<Integer> {

    static final String NAME = "train";

    /** Units of the hidden layer. */
    static final int HIDDEN = 10;

    /** Training examples to take predictions from where there are no dev examples. */
    private static final int SAMPLE = 1000;

    private static final Set<String> DECIDING =
            Set.of("--data", "--dev", "--iterations", "--learning-rate", "--seed");

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin(name = TrainOptions.Data.HEADING)
    private TrainOptions.Data data;

    @Mixin(name = TrainOptions.Training.HEADING)
    private TrainOptions.Training training;

    @Mixin(name = TrainOptions.Arithmetic.HEADING)
    private TrainOptions.Arithmetic arithmetic;

    @Option(names = "--quiet", description = "Print the results alone.")
    private boolean quiet;

    /** Known once the data is read. */
    private HeapNeed need;

    /** The examples in their three parts; test is null if there are none. */
    private record Parts(Examples train, Examples dev, Examples test) {}

    @Override
    public Integer call() {
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
            NextSteps.lines(choice.kernels().name(), given(), training.iterations())
                    .forEach(terminal().out()::println);
        }
        return 0;
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
        Dataset dataset = paths.isEmpty() ? Mnist.load() : DataFiles.read(paths.toArray(Path[]::new));
        say("data: " + dataset.description());
        need = HeapNeed.of(dataset.training(), dataset.test(), HIDDEN);
        Split split = Split.of(dataset.training(), data.dev(dataset.training().count()), training.seed());
        say("split: " + Text.count(split.train().count()) + " training, " + Text.count(split.dev().count())
                + " dev, shuffled by the seed" + (dataset.test() == null ? "" : "; test examples apart"));
        return new Parts(split.train(), split.dev(), dataset.test());
    }

    private void train(Kernels kernels, Parts parts) {
        Examples examples = parts.train;
        Network network = Network.create(
                examples.pixelsPerExample(), List.of(HIDDEN), examples.classes().size(), training.seed());
        say("network: " + network.shape() + ", learning rate " + training.alpha() + ", "
                + Text.count(training.iterations(), "iteration") + ", seed " + training.seed());
        TrainingResult result = learn(kernels, network, Batch.of(examples), Batch.of(parts.dev));
        Evaluation test = parts.test == null ? null : evaluate(kernels, network, Batch.of(parts.test));
        say("");
        Results.lines(result, test, network).forEach(terminal().out()::println);
        if (!quiet) {
            boolean dev = parts.dev.count() > 0;
            Examples shown = dev ? parts.dev : sample(examples);
            say("");
            say("From the " + (dev ? "dev" : "training") + " examples:");
            Predictions.lines(kernels, network, shown, terminal()).forEach(terminal().out()::println);
        }
    }

    private TrainingResult learn(Kernels kernels, Network network, Batch train, Batch dev) {
        try (Progress progress = new Progress(terminal())) {
            TrainingListener listener = quiet ? new TrainingListener() {} : progress;
            return new TrainingLoop(kernels, network, new GradientDescent(training.alpha()), listener)
                    .run(train, dev, training.iterations());
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
            if (DECIDING.contains(option.longestName())) {
                given.put(option.longestName(), option.originalStringValues());
            }
        }
        return given;
    }

    private Examples sample(Examples examples) {
        int[] order = RandomStream.of(training.seed(), "sample").permutation(examples.count());
        return examples.select(Arrays.copyOf(order, Math.min(SAMPLE, order.length)));
    }

    private static Evaluation evaluate(Kernels kernels, Network network, Batch batch) {
        return Evaluation.of(kernels, network, batch.X(), batch.Y());
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
