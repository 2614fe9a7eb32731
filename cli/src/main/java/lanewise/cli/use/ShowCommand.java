package lanewise.cli.use;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import lanewise.cli.console.Console;
import lanewise.cli.console.OutputFile;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.LabeledDataOption;
import lanewise.cli.options.ModelOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.SettingConverter;
import lanewise.cli.options.WeightsOptions;
import lanewise.data.Examples;
import lanewise.errors.LanewiseException;
import lanewise.gallery.Gallery;
import lanewise.kernels.Activation;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Setting;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import lanewise.text.Printable;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command that draws examples with their labels and predictions. */
@Command(
        name = ShowCommand.NAME,
        sortOptions = false,
        description = {
            "Draws examples with their labels and predictions.",
            "",
            "Without numbers, it draws the first four examples. Predictions require a model. --misclassified draws the"
                    + " worst mistakes of the model.",
            ""
        })
public final class ShowCommand implements Callable<Integer> {

    static final String NAME = "show";

    /** The number of examples to show by default. */
    private static final int FIRST = 4;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL|NUMBER",
            description = "A model file, followed by the numbers of examples, from 0. Both are optional.")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--misclassified",
            paramLabel = "N",
            converter = OptionValues.Positive.class,
            description = "Draw the N misclassified examples with the highest loss.")
    private Integer misclassified;

    @Mixin
    private LabeledDataOption data;

    @Option(
            names = "--png",
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "Write the drawing to this PNG file instead of the terminal, with at most " + Gallery.MOST
                    + " examples. Use - for standard output.")
    private Path png;

    @Mixin
    private ForceOption force;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            converter = SettingConverter.Activation.class,
            defaultValue = "relu",
            description = "Activation of the hidden layers, for weights from another tool. Default: ${DEFAULT-VALUE}.")
    private Setting<Activation> activation;

    @Mixin
    private WeightsOptions weights;

    @Mixin
    private KernelsOptions arithmetic;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean named = !given.isEmpty() && !isNumber(given.get(0));
        Path file = named ? path(given.get(0)) : null;
        List<Integer> numbers = numbers(named ? given.subList(1, given.size()) : given);
        if (misclassified != null && file == null) {
            throw usage("--misclassified requires a MODEL argument");
        }
        OutputFile output = png == null
                ? null
                : new OutputFile(spec, "--png", png, force.given())
                        .otherThan("MODEL", file)
                        .otherThan("--data", data.paths())
                        .check();
        Model model = file == null ? null : ModelFile.read(file, weights.with(activation.value()));
        Examples examples = examples(file, model);
        for (int number : numbers) {
            if (number >= examples.count()) {
                throw usage("there is no example " + Text.count(number) + "; " + Printable.of(examples.source())
                        + " has " + Text.count(examples.count(), "example") + ", numbered from 0");
            }
        }
        if (numbers.isEmpty() && misclassified == null) {
            IntStream.range(0, Math.min(FIRST, examples.count())).forEach(numbers::add);
        }
        ShownExamples shown = new ShownExamples(examples);
        List<String> before = fill(shown, numbers, model);
        if (png == null) {
            console.println(before);
            console.draw(shown.lines(console.terminal()));
        } else if (shown.count() > 0) {
            output.write(console, gallery(shown));
            if (!output.isStandardOutput()) {
                console.println(before);
                console.println(Text.count(shown.count(), "example") + " drawn in " + png);
            }
        } else {
            console.println(before);
        }
        return 0;
    }

    private static byte[] gallery(ShownExamples shown) {
        try {
            return Gallery.png(shown.tiles());
        } catch (LanewiseException e) {
            throw new LanewiseException("--png", e.problem(), e.advice(), e);
        }
    }

    private Path path(String text) {
        try {
            return OptionValues.path(text);
        } catch (TypeConversionException e) {
            throw usage(e.getMessage());
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("-?" + OptionValues.INDEX + "|-?\\d+");
    }

    private List<Integer> numbers(List<String> words) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : words) {
            try {
                numbers.add(new OptionValues.Index().convert(word));
            } catch (TypeConversionException e) {
                throw usage(e.getMessage());
            }
        }
        int most = numbers.size() + (misclassified == null ? 0 : misclassified);
        if (png != null && most > Gallery.MOST) {
            throw usage("--png: at most " + Gallery.MOST + " examples fit in a picture, not " + Text.count(most));
        }
        return numbers;
    }

    private Examples examples(Path file, Model model) {
        return model == null ? data.readAny() : ModelOptions.fitting(file, model, data.read());
    }

    /** Chooses the examples. Returns lines to print before them. */
    private List<String> fill(ShownExamples shown, List<Integer> numbers, Model model) {
        if (model == null) {
            shown.add(numbers);
            return List.of();
        }
        try (ParallelKernels kernels = arithmetic.open()) {
            shown.add(numbers, kernels, model.network());
            if (misclassified == null) {
                return List.of();
            }
            int all = shown.addWorst(misclassified, kernels, model.network());
            return List.of(Text.count(all, "misclassified example") + ", worst first", "");
        }
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
