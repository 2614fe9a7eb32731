package lanewise.cli.use;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lanewise.attribution.GradientTimesInput;
import lanewise.cli.console.Console;
import lanewise.cli.console.OutputFile;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.LabeledDataOption;
import lanewise.cli.options.ModelOptions;
import lanewise.cli.options.OptionValues;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that predicts the classes of pictures or examples. */
@Command(
        name = PredictCommand.NAME,
        sortOptions = false,
        description = {
            "Predicts the digits in image files or in a data set.",
            "",
            "A picture may have any size, and may be dark on light or light on dark. With --data, the output is a table"
                    + " with the columns ImageId and Label, as for Kaggle's Digit Recognizer competition.",
            ""
        })
public final class PredictCommand implements Callable<Integer> {

    static final String NAME = "predict";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            converter = OptionValues.PathsConverter.class,
            description =
                    "Examples with or without labels, in the formats of train --data. If a folder contains a test set, it is"
                            + " used.")
    private List<OptionValues.Paths> paths = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "File of the table of --data; - for standard output. Default: -.")
    private Path out;

    @Mixin
    private ForceOption force;

    @Parameters(
            index = "1..*",
            paramLabel = "PICTURE",
            converter = OptionValues.PathConverter.class,
            description = "PNG, JPEG, GIF or BMP file of one digit.")
    private List<Path> pictures = new ArrayList<>();

    @Option(names = "--verbose", description = "Draw the input of the network for each picture.")
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
        if (given.isEmpty() == pictures.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    given.isEmpty()
                            ? "no input; give pictures, or examples with --data"
                            : "pictures and --data are mutually exclusive; give one of them");
        }
        if (out != null && given.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--out requires --data");
        }
        if (given.isEmpty()) {
            return predictPictures();
        }
        OutputFile output = new OutputFile(spec, "--out", out == null ? Path.of("-") : out, force.given())
                .otherThan("MODEL", model.file())
                .otherThan("--data", given)
                .check();
        Model read = model.read();
        Examples examples = LabeledDataOption.read(given);
        ModelOptions.checkSize(model.file(), read, examples);
        try (ParallelKernels kernels = arithmetic.open()) {
            Submission submission =
                    new Submission(PredictedClasses.predicted(kernels, read.network(), examples), read.classes());
            output.write(console, submission.text());
            if (!output.isStandardOutput()) {
                console.println(Text.count(examples.count(), "prediction") + " written to " + out);
            }
        }
        return 0;
    }

    private int predictPictures() {
        Model read = model.read();
        ModelOptions.checkTakesImages(model.file(), read);
        GradientTimesInput attribution = new GradientTimesInput(
                KernelsLookup.defaults().choose(arithmetic.kernels()).kernels(),
                read.network(),
                read.height(),
                read.width());
        return new PicturePredictions(read, attribution, console, verbose).print(pictures) ? 0 : ExitCode.SOFTWARE;
    }
}
