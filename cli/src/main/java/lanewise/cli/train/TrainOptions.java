package lanewise.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.cli.console.OutputFile;
import lanewise.cli.console.OwnFile;
import lanewise.cli.options.DataFormatOptions;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.RecipeOption;
import lanewise.cli.options.WatchOptions;
import lanewise.cli.options.WeightsOptions;
import lanewise.cli.train.hyperparameters.HyperparameterOption;
import lanewise.data.Split;
import lanewise.recipes.Recipe;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of {@code train}, in the groups of the help. */
final class TrainOptions {

    private TrainOptions() {}

    /** Returns the headings of the groups, in the order of the help. */
    static List<String> headings() {
        List<String> headings =
                new ArrayList<>(List.of(Recipes.HEADING, Data.HEADING, HyperparameterOption.Group.DATA.title()));
        for (HyperparameterOption.Group group : HyperparameterOption.Group.values()) {
            if (group != HyperparameterOption.Group.DATA) {
                headings.add(group.title());
            }
        }
        headings.addAll(
                List.of(ModelFiles.HEADING, WeightsOptions.HEADING, KernelsOptions.HEADING, WatchOptions.HEADING));
        return headings;
    }

    /** The data. */
    static final class Data {

        static final String HEADING = "Data";

        @Option(
                names = "--data",
                paramLabel = "PATH",
                converter = OptionValues.PathsConverter.class,
                description = {
                    "Training data: a CSV file with one example per line, a folder of pictures, a folder of IDX files "
                            + "(the format of MNIST), or two IDX files with images and labels (--data IMAGES --data "
                            + "LABELS, or --data IMAGES,LABELS), or an NPZ file of NumPy. Files may be compressed with "
                            + "gzip. Default: the built-in MNIST."
                })
        private List<OptionValues.Paths> paths = new ArrayList<>();

        @Option(
                names = "--dev",
                paramLabel = "N",
                converter = OptionValues.NotNegative.class,
                description = "Number of training examples held out as the dev set, to measure the accuracy during "
                        + "training; 0 for none. Default: " + Split.DEFAULT_DEV
                        + ", or a tenth of the examples if that is less.")
        private Integer dev;

        @Option(
                names = "--folds",
                paramLabel = "K",
                converter = OptionValues.Positive.class,
                description = "Cross-validate first: divide the examples into K parts, train K networks, each on all "
                        + "parts but one, and report the mean and the standard deviation of their accuracies on the "
                        + "held-out parts. With --model, a network is then trained on all examples and written.")
        private Integer folds;

        @Mixin
        private DataFormatOptions format;

        /** Returns the number of folds, null for no cross-validation. */
        Integer folds() {
            return folds;
        }

        /** Returns the options that describe the files. */
        DataFormatOptions format() {
            return format;
        }

        /** Returns the files to read; empty for the built-in data. */
        List<Path> paths() {
            return paths.stream().flatMap(given -> given.paths().stream()).toList();
        }

        /** Returns whether the number of dev examples is given. */
        boolean givesDev() {
            return dev != null;
        }

        /** Returns the number of dev examples among this many examples. */
        int dev(int examples) {
            return devOfFolds().orElseGet(() -> dev == null ? Split.defaultDev(examples) : dev);
        }

        /** Returns the number of dev examples after cross-validation; empty without it. */
        Optional<Integer> devOfFolds() {
            return folds == null ? Optional.empty() : Optional.of(0);
        }
    }

    /** The recipe. */
    static final class Recipes {

        static final String HEADING = "Recipe";

        @Option(
                names = "--recipe",
                paramLabel = "NAME",
                converter = RecipeOption.Converter.class,
                description = "Recipe, a tested set of hyperparameters: ${COMPLETION-CANDIDATES}. `lanewise recipes`"
                        + " lists their values. Other options replace individual values of the recipe. Default: video"
                        + " if you set no hyperparameters except --iterations, --learning-rate, --max-time, --mnist and"
                        + " --seed. Otherwise no recipe is used, and the defaults listed below apply.",
                completionCandidates = RecipeOption.Names.class)
        private Recipe recipe;

        /** Returns the recipe; null if none is given. */
        Recipe recipe() {
            return recipe;
        }
    }

    /** The files to read and write. */
    static final class ModelFiles {

        static final String HEADING = "Model file";
        static final String RESUME = "--resume";

        @Option(
                names = "--model",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description = "Write the model to this file in the format safetensors (of Hugging Face): at intervals "
                        + "during training (checkpoints), on Ctrl-C and at the end.")
        private Path model;

        @Option(
                names = "--checkpoint-every",
                paramLabel = "N",
                converter = OptionValues.Positive.class,
                description = "Write a checkpoint to --model after every N evaluations. An evaluation takes place "
                        + "after every epoch, or every 10 iterations with --batch-size all. Default: a checkpoint "
                        + "about every 30 seconds, after an evaluation.")
        private Integer every;

        @Option(
                names = RESUME,
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description = "Resume training from this file with its stored settings, on the same data. The weights "
                        + "are bit-identical to those of an uninterrupted run. The time limit --max-time begins again "
                        + "when training resumes. The model is written to the same file, unless you name another with "
                        + "--model.")
        private Path resume;

        @Option(
                names = "--from",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description = "Start training from the weights in this file: a model, or weights from another tool "
                        + "with one weight matrix and at most one bias per layer.")
        private Path from;

        @Option(
                names = "--report",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description = "Write a report of the training to this HTML file: learning curves, confusion matrix, "
                        + "scores per class, weights as images, and the worst mistakes.")
        private Path report;

        @Option(
                names = "--best",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description = "Write the network with the best dev accuracy so far to this file, for predictions. The "
                        + "file of --model has the latest network.")
        private Path best;

        /** Returns where the best network is written, null for nowhere. */
        Path best() {
            return best;
        }

        @Option(
                names = "--force",
                description = "Replace existing output files even if this program did not write them, or if they hold "
                        + "the model of another training run. Files that the command reads are never replaced. The "
                        + "only exception is --resume.")
        private boolean force;

        /** Returns whether to replace files of other programs and models of other trainings. */
        boolean force() {
            return force;
        }

        /** Returns the file of the report; null if none is written. */
        Path report() {
            return report;
        }

        /** Returns the model file to write; null if none is written. */
        Path model() {
            return model != null ? model : resume;
        }

        /** Returns the number of evaluations between checkpoints; null if the time decides. */
        Integer every() {
            return every;
        }

        /** Returns the file to resume from; null for a new training. */
        Path resume() {
            return resume;
        }

        /** Returns the file of the initial weights; null for new weights. */
        Path from() {
            return from;
        }

        /**
         * Checks, before any work is done, that the model and the report can be written.
         *
         * @param command the command
         * @param data the files to train on, which must not be overwritten
         */
        void checkOutputs(CommandSpec command, List<Path> data) {
            if (model() != null) {
                new OutputFile(command, model == null ? RESUME : "--model", model(), force || model() == resume)
                        .mustBeFile()
                        .otherThan("--from", from)
                        .otherThan("--data", data)
                        .check(OwnFile.MODEL);
            }
            if (best != null) {
                new OutputFile(command, "--best", best, force)
                        .mustBeFile()
                        .otherThan("--model", model())
                        .otherThan("--from", from)
                        .otherThan("--data", data)
                        .check(OwnFile.MODEL);
            }
            if (report != null) {
                new OutputFile(command, "--report", report, force)
                        .mustBeFile()
                        .otherThan(RESUME, resume)
                        .otherThan("--model", model())
                        .otherThan("--best", best)
                        .otherThan("--from", from)
                        .otherThan("--data", data)
                        .check(OwnFile.TRAINING_REPORT);
            }
        }
    }
}
