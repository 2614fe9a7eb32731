package lanewise.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.cli.console.OutputFile;
import lanewise.cli.options.DataFormatOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.RecipeOption;
import lanewise.data.Split;
import lanewise.recipes.Recipe;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of {@code train}, in the groups of the help. */
final class TrainOptions {

    private TrainOptions() {}

    /** The data. */
    static final class Data {

        static final String HEADING = "Data";

        @Option(
                names = "--data",
                paramLabel = "PATH",
                converter = OptionValues.PathsConverter.class,
                description = {
                    "Training data: a CSV file with the label in the first column, a folder of IDX files, or the two IDX files"
                            + " of images and labels (--data IMAGES --data LABELS, or --data IMAGES,LABELS). Files may be"
                            + " compressed with gzip. Default: the built-in MNIST."
                })
        private List<OptionValues.Paths> paths = new ArrayList<>();

        @Option(
                names = "--dev",
                paramLabel = "N",
                converter = OptionValues.NotNegative.class,
                description = "Number of examples held out as the dev set, 0 for none. Default: " + Split.DEFAULT_DEV
                        + ", or a tenth of the examples if that is less.")
        private Integer dev;

        @Option(
                names = "--folds",
                paramLabel = "K",
                converter = OptionValues.Positive.class,
                description = "Number of parts for cross-validation. Train K networks, each without one part of the "
                        + "examples, and print the mean and standard deviation of the accuracy on the held-out "
                        + "parts. With --model, then train on all examples.")
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
            return folds != null ? 0 : dev == null ? Split.defaultDev(examples) : dev;
        }
    }

    /** The recipe. */
    static final class Recipes {

        static final String HEADING = "Recipe";

        @Option(
                names = "--recipe",
                paramLabel = "NAME",
                converter = RecipeOption.Converter.class,
                description =
                        "Hyperparameters of a recipe: ${COMPLETION-CANDIDATES}. The command recipes describes them. "
                                + "Other options replace single values of the recipe. Default: video if the only "
                                + "hyperparameters you set are --iterations, --learning-rate, --max-time, --mnist or "
                                + "--seed; otherwise the defaults listed below.",
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
                description = "Write the model to this safetensors file: at checkpoints, on Ctrl-C and at the end.")
        private Path model;

        @Option(
                names = "--checkpoint-every",
                paramLabel = "N",
                converter = OptionValues.Positive.class,
                description = "Number of evaluations between checkpoints. There is one evaluation per epoch, or per 10 "
                        + "iterations with full batches. Default: at least 30 seconds between "
                        + "checkpoints.")
        private Integer every;

        @Option(
                names = RESUME,
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description =
                        "Resume training from this file with its stored settings, on the same data. The weights are "
                                + "bit-identical to an uninterrupted run. A time limit starts again from zero. The "
                                + "model is written to the same file if --model does not specify another one.")
        private Path resume;

        @Option(
                names = "--from",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description =
                        "Start training from the weights in this file: a model file, or weights from another tool. "
                                + "These have the layout of PyTorch's Linear: a weight [units, inputs] and a bias per "
                                + "layer.")
        private Path from;

        @Option(
                names = "--report",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description =
                        "Write a report of the training to this HTML file: learning curves, confusion matrix, scores per class,"
                                + " weights as images, worst mistakes.")
        private Path report;

        @Option(
                names = "--best",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description =
                        "Write the network with the best dev accuracy so far to this file, for inference. The file of "
                                + "--model contains the latest state.")
        private Path best;

        /** Returns where the best network is written, null for nowhere. */
        Path best() {
            return best;
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
                new OutputFile(command, "--model", model())
                        .otherThan("--from", from)
                        .otherThan("--data", data)
                        .check();
            }
            if (best != null) {
                new OutputFile(command, "--best", best)
                        .otherThan("--model", model())
                        .otherThan("--from", from)
                        .otherThan("--data", data)
                        .check();
            }
            if (report != null) {
                new OutputFile(command, "--report", report)
                        .otherThan(RESUME, resume)
                        .otherThan("--model", model())
                        .otherThan("--best", best)
                        .otherThan("--from", from)
                        .otherThan("--data", data)
                        .check();
            }
        }
    }
}
