package lanewise.cli.train;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import lanewise.cli.options.UsageError;
import lanewise.cli.train.files.ModelSaver;
import lanewise.cli.train.files.TrainingData;
import lanewise.cli.train.hyperparameters.GivenHyperparameters;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.recipes.HeapNeed;
import lanewise.recipes.Hyperparameters;
import lanewise.text.Text;
import lanewise.training.TrainingPlan;
import lanewise.training.WarmUp;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Reads the data of a training, and checks before any work is done that the training can start.
 *
 * @param command the command
 * @param data the options of the data
 * @param files the options of the files
 * @param given the hyperparameters of the command line
 * @param print prints a line
 */
record Preparation(
        CommandSpec command,
        TrainOptions.Data data,
        TrainOptions.ModelFiles files,
        GivenHyperparameters given,
        Consumer<String> print) {

    /**
     * Prepares a training. While the data is read, the kernels warm up.
     *
     * @throws picocli.CommandLine.ParameterException if the model of another training would be overwritten, or the
     *     training is too long
     * @throws lanewise.errors.LanewiseException if the data cannot be read, does not fit the file of the weights, or
     *     does not fit into the memory
     */
    PreparedTraining prepare(StartingPoint start, ParallelKernels kernels) {
        WarmUp warmUp =
                WarmUp.start(kernels.withThreads(1), start.hyperparameters().rehearsal());
        try {
            return read(start);
        } finally {
            warmUp.close();
        }
    }

    private PreparedTraining read(StartingPoint unfitted) {
        List<Path> paths = data.paths();
        Dataset dataset = paths.isEmpty()
                ? Mnist.load(unfitted.hyperparameters().imageLimit())
                : data.format().read(paths);
        print.accept("data: " + dataset.description());
        dataset.hints().forEach(hint -> print.accept("hint: " + hint));
        Examples all = dataset.training();
        Split.checkTrainable(all);
        int dev = unfitted.resumed() ? unfitted.training().dev() : data.dev(all.count());
        StartingPoint start = unfitted.fitting(all.count() - dev, given);
        if (start != unfitted) {
            print.accept(
                    "batch size: " + Text.count(all.count() - dev) + " instead of the default, because there are only "
                            + Text.count(all.count() - dev, "training example"));
        }
        Hyperparameters hyperparameters = start.hyperparameters();
        Function<Path, ModelSaver> keeper =
                file -> new ModelSaver(file, all, hyperparameters, start.recipe(), dev, start.origin(), files.force());
        ModelSaver saver = files.model() == null ? null : keeper.apply(files.model());
        if (saver != null) {
            checkReplaced(saver, all.count() - dev);
        }
        start.check(all, () -> saver.dataHash());
        Split split = Split.of(all, dev, hyperparameters.seed());
        HeapNeed need = HeapNeed.of(all, dataset.test(), architecture(split.train(), hyperparameters), hyperparameters);
        need.check();
        print.accept("split: " + Text.count(split.train().count()) + " training, "
                + Text.count(split.dev().count()) + " dev, shuffled with the seed"
                + (dataset.test() == null ? "" : "; test set separate"));
        return new PreparedTraining(
                start, new TrainingData(split.train(), split.dev(), dataset.test()), saver, keeper, need);
    }

    /** Refuses to replace the model of another training. */
    private void checkReplaced(ModelSaver saver, int examples) {
        if (files.force() || files.model().equals(files.resume())) {
            return;
        }
        int m = Math.max(1, examples);
        Hyperparameters hyperparameters = saver.hyperparameters();
        TrainingPlan plan = UsageError.check(
                command,
                () -> hyperparameters.plan(hyperparameters.miniBatches(m).batchesPerEpoch(m)));
        saver.replaced(plan.updates()).ifPresent(replaced -> {
            throw UsageError.of(
                    command,
                    "--model: '" + files.model() + "' has " + replaced
                            + " and would be overwritten; choose another file, or add --force");
        });
    }

    private static Architecture architecture(Examples examples, Hyperparameters hyperparameters) {
        return hyperparameters.architecture(
                examples.pixelsPerExample(), examples.classes().size());
    }
}
