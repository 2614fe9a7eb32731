package lanewise.cli.use;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lanewise.attribution.GradientTimesInput;
import lanewise.classifier.Ensemble;
import lanewise.cli.console.Console;
import lanewise.cli.console.OutputFile;
import lanewise.cli.console.OwnFile;
import lanewise.cli.options.DataFormatOptions;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.ModelOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.UsageError;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.storage.Model;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that predicts the classes of pictures or examples. */
@Command(
        name = PredictCommand.NAME,
        sortOptions = false,
        description = {
            "Predicts the digits in image files or in a data set.",
            "",
            "A picture may have up to 100 million pixels, and may be dark on light or light on dark. With --data, the "
                    + "output is a table with the columns ImageId and Label, the format of Kaggle's Digit Recognizer "
                    + "competition.",
            ""
        })
public final class PredictCommand implements Callable<Integer> {

    static final String NAME = "predict";

    private static final Pattern PICTURE =
            Pattern.compile(".*\\.(png|jpe?g|gif|bmp)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern MODEL_FILE =
            Pattern.compile(".*\\.safetensors", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DATA = Pattern.compile(
            ".*(\\.(csv|tsv|idx|npz|npy)(\\.gz)?|-ubyte(\\.gz)?)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Options for examples, not for pictures. */
    private static final List<String> OF_DATA = List.of("--out", "--probabilities", "--tta");

    /** Options for pictures, not for examples. */
    private static final List<String> OF_PICTURES = List.of("--single", "--verbose");

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            converter = OptionValues.PathsConverter.class,
            description = "Examples with or without labels, in the formats of train --data. If a folder contains "
                    + "training and test data, the test data is read.")
    private List<OptionValues.Paths> paths = new ArrayList<>();

    @Mixin
    private DataFormatOptions format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "Write the table of --data to this file. Use - for standard output. Default: -.")
    private Path out;

    @Option(
            names = "--probabilities",
            description = "Write the probability of each class instead of the label, one column per class.")
    private boolean probabilities;

    @Option(
            names = "--tta",
            description = "Test-time augmentation: average the probabilities of each example of --data and of four "
                    + "copies, shifted by one pixel up, down, left and right.")
    private boolean augmented;

    @Mixin
    private ForceOption force;

    @Parameters(
            index = "1..*",
            paramLabel = "PICTURE",
            converter = OptionValues.PathConverter.class,
            description =
                    "PNG, JPEG, GIF or BMP file of a digit or a number. With --data, these arguments are further model "
                            + "files. The probabilities of all models are averaged.")
    private List<Path> pictures = new ArrayList<>();

    @Option(
            names = "--single",
            description =
                    "Read all ink of a picture as one digit. Default: find every digit and read them from left to "
                            + "right.")
    private boolean single;

    @Option(names = "--verbose", description = "Draw the image that the network receives for each picture.")
    private boolean verbose;

    @Mixin
    private KernelsOptions arithmetic;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Path> given = paths.stream().flatMap(each -> each.paths().stream()).toList();
        if (pictures.isEmpty() && PICTURE.matcher(model.file().toString()).matches()) {
            throw UsageError.of(spec, "MODEL is missing: " + model.file() + " is a picture; give a model file first");
        }
        if (given.isEmpty() && pictures.isEmpty()) {
            throw UsageError.of(spec, "no input; give pictures, or examples with --data");
        }
        if (given.isEmpty()) {
            UsageError.refuse(spec, OF_DATA, " requires --data");
            DataFormatOptions.checkUnused(spec);
            for (Path picture : pictures) {
                if (MODEL_FILE.matcher(picture.toString()).matches()) {
                    throw UsageError.of(spec, "'" + picture + "' is a second model; several models require --data");
                }
                if (isData(picture)) {
                    throw UsageError.of(
                            spec,
                            "'" + picture + "' is a " + (Files.isDirectory(picture) ? "folder" : "data file")
                                    + ", not a picture; use --data '" + picture + "'");
                }
            }
            return predictPictures();
        }
        UsageError.refuse(spec, OF_PICTURES, " and --data are mutually exclusive; give one of them");
        for (Path each : pictures) {
            if (PICTURE.matcher(each.toString()).matches()) {
                throw UsageError.of(spec, "pictures and --data are mutually exclusive; give one of them");
            }
        }
        return predictData(given);
    }

    private int predictData(List<Path> given) {
        OutputFile output = new OutputFile(spec, "--out", out == null ? Path.of("-") : out, force.given())
                .otherThan("MODEL", model.file())
                .otherThan("MODEL", pictures)
                .otherThan("--data", given)
                .check(OwnFile.PREDICTIONS);
        List<Model> models = new ArrayList<>(List.of(model.read()));
        pictures.forEach(file -> models.add(model.read(file)));
        Dataset dataset = format.read(given);
        Examples examples = dataset.test() == null ? dataset.training() : dataset.test();
        dataset.hints().forEach(hint -> console.error("hint: " + hint));
        ModelOptions.checkSize(model.file(), models.get(0), examples);
        try (ParallelKernels kernels = arithmetic.open()) {
            Submission submission = new Submission(
                    new Ensemble(models, augmented).probabilities(kernels, examples),
                    models.get(0).classes(),
                    examples.ids());
            output.write(console, probabilities ? submission.probabilityTable() : submission.labels());
            String accuracy = accuracy(submission, models.get(0), examples);
            if (!output.isStandardOutput()) {
                console.println(Text.count(examples.count(), "prediction") + " written to " + out
                        + (accuracy.isEmpty() ? "" : "; " + accuracy));
            } else if (!accuracy.isEmpty()) {
                console.error(accuracy);
            }
        }
        return 0;
    }

    /** Returns the accuracy if the examples have labels of the model, else nothing. */
    private static String accuracy(Submission submission, Model model, Examples examples) {
        if (!examples.labeled()
                || IntStream.range(0, examples.classes().size())
                        .anyMatch(c ->
                                !model.classes().contains(examples.classes().labelOf(c)))) {
            return "";
        }
        int[] labels = examples.withClasses(model.classes()).labels();
        long correct = IntStream.range(0, labels.length)
                .filter(i -> submission.predicted(i) == labels[i])
                .count();
        return "accuracy " + Text.percent((double) correct / labels.length) + " (the data has labels)";
    }

    /** Returns whether a path that is given as a picture names a data set. */
    private static boolean isData(Path path) {
        return Files.isDirectory(path) || DATA.matcher(path.toString()).matches();
    }

    private int predictPictures() {
        Model read = model.read();
        ModelOptions.checkTakesImages(model.file(), read);
        GradientTimesInput attribution = new GradientTimesInput(
                KernelsLookup.defaults().choose(arithmetic.kernels()).kernels(),
                read.network(),
                read.height(),
                read.width());
        return new PicturePredictions(read, attribution, console, single, verbose).print(pictures)
                ? 0
                : ExitCode.SOFTWARE;
    }
}
