package lanewise.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import lanewise.cli.console.OutputFile;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.OptionValues;
import lanewise.data.Split;
import lanewise.recipes.Recipe;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code train}, in groups as the help shows them. */
final class TrainOptions {

    private TrainOptions() {}

    /** What to learn from. */
    static final class Data {

        static final String HEADING = "Data";

        @Option(
                names = "--data",
                paramLabel = "PATH",
                converter = OptionValues.PathsConverter.class,
                description = {
                    "A CSV file with the label first, a folder of IDX files, or the two IDX files of images and labels "
                            + "(--data IMAGES --data LABELS, or IMAGES,LABELS). Each may be compressed with gzip. "
                            + "Default: MNIST, built in."
                })
        private List<OptionValues.Paths> paths = new ArrayList<>();

        @Option(
                names = "--dev",
                paramLabel = "N",
                converter = OptionValues.NotNegative.class,
                description = "Examples kept apart to check on, 0 for none. Default: " + Split.DEFAULT_DEV
                        + ", or a tenth of a small data set.")
        private Integer dev;

        /** Files to read, none for the built-in data. */
        List<Path> paths() {
            return paths.stream().flatMap(given -> given.paths().stream()).toList();
        }

        /** Whether the number of dev examples was given. */
        boolean saysDev() {
            return dev != null;
        }

        /** Dev examples out of this many. */
        int dev(int examples) {
            return dev == null ? Split.defaultDev(examples) : dev;
        }
    }

    /** Which hyperparameters to begin with. */
    static final class Recipes {

        static final String HEADING = "Recipe";

        @Option(
                names = "--recipe",
                paramLabel = "NAME",
                converter = RecipeConverter.class,
                description = "Begin with a set of hyperparameters by its name, as the command recipes lists them: "
                        + "${COMPLETION-CANDIDATES}; options given beside it replace the recipe's. Default: video if of "
                        + "the groups below no more is given than --iterations, --learning-rate, --max-time, --mnist "
                        + "and --seed; else the defaults as they stand there.",
                completionCandidates = RecipeNames.class)
        private Recipe recipe;

        /** Null if none was named. */
        Recipe recipe() {
            return recipe;
        }
    }

    /** What --recipe takes. */
    static final class RecipeNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Recipe.all().stream().map(Recipe::name).iterator();
        }
    }

    /** A recipe by its name. */
    static final class RecipeConverter implements ITypeConverter<Recipe> {
        @Override
        public Recipe convert(String text) {
            return Recipe.named(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is not one of " + String.join(", ", new RecipeNames())));
        }
    }

    /** Where the model is kept, and which one to begin with. */
    static final class ModelFiles {

        static final String HEADING = "Model file";
        static final String RESUME = "--resume";

        @Option(
                names = "--model",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description = "Write the model there, as safetensors: at the end, from time to time before it, and on "
                        + "Ctrl-C.")
        private Path model;

        @Option(
                names = "--checkpoint-every",
                paramLabel = "N",
                converter = OptionValues.Positive.class,
                description = "Write it after every N evaluations, which come with every epoch, or with every tenth "
                        + "iteration of full batches. Default: when an evaluation finds the last checkpoint half a minute "
                        + "old.")
        private Integer every;

        @Option(
                names = RESUME,
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description = "Go on with the training of this model to the same bits as if it had never stopped, with "
                        + "everything as its file has it, on the same data. A time limit begins anew. It is written to the "
                        + "same file, unless --model names another.")
        private Path resume;

        @Option(
                names = "--from",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description =
                        "Begin with the weights of this model, or with weights from elsewhere: a weight and a bias "
                                + "for each layer, as PyTorch's Linear has them.")
        private Path from;

        @Option(
                names = "--report",
                paramLabel = "FILE",
                converter = OptionValues.PathConverter.class,
                description =
                        "Write a report of the training there when it is over, one HTML page: curves, confusion matrix, "
                                + "weights as pictures, the worst mistakes.")
        private Path report;

        @Mixin
        private ForceOption force;

        /** Whether to replace files that other programs, or another training, wrote. */
        boolean force() {
            return force.given();
        }

        /** Where the report goes, null for nowhere. */
        Path report() {
            return report;
        }

        /** Where to write, null for nowhere. */
        Path model() {
            return model != null ? model : resume;
        }

        /** Evaluations from checkpoint to checkpoint, null for by the clock. */
        Integer every() {
            return every;
        }

        /** What to go on with, null for nothing. */
        Path resume() {
            return resume;
        }

        /** Whose weights to begin with, null for new ones. */
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
                new OutputFile(command, model == null ? RESUME : "--model", model(), force.given() || model() == resume)
                        .mustBeFile()
                        .otherThan("--from", from)
                        .otherThan("--data", data)
                        .check();
            }
            if (report != null) {
                new OutputFile(command, "--report", report, force.given())
                        .mustBeFile()
                        .otherThan(RESUME, resume)
                        .otherThan("--model", model())
                        .otherThan("--from", from)
                        .otherThan("--data", data)
                        .check();
            }
        }
    }
}
