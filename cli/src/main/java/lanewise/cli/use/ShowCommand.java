package lanewise.cli.use;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import lanewise.cli.console.Console;
import lanewise.cli.console.OutputFile;
import lanewise.cli.console.OwnFile;
import lanewise.cli.options.ExampleSelection;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.LabeledDataOption;
import lanewise.cli.options.ModelOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.UsageError;
import lanewise.data.Examples;
import lanewise.errors.LanewiseException;
import lanewise.gallery.Gallery;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.storage.Model;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that draws examples with their labels and predictions. */
@Command(
        name = ShowCommand.NAME,
        sortOptions = false,
        description = {
            "Draws examples with their labels and predictions.",
            "",
            "Without numbers, it draws the first examples: at least four, and as many as fill the last row of"
                    + " pictures. Predictions require a model. --misclassified draws the worst mistakes of the model.",
            ""
        })
public final class ShowCommand implements Callable<Integer> {

    static final String NAME = "show";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleSelection selection;

    @Option(
            names = "--misclassified",
            paramLabel = "N",
            converter = OptionValues.Positive.class,
            description = "Draw the N misclassified examples with the highest loss, after the given examples.")
    private Integer misclassified;

    @Mixin
    private LabeledDataOption data;

    @Option(
            names = "--set",
            paramLabel = "NAME",
            converter = ExampleSet.Converter.class,
            completionCandidates = ExampleSet.Names.class,
            description = "Set of examples: ${COMPLETION-CANDIDATES}. train and dev are the sets that the model"
                    + " was trained with. Without a model, they are the sets of the recipe video. Default: the test set"
                    + " if there is one, otherwise all examples.")
    private ExampleSet set;

    @Option(
            names = "--png",
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "Write the drawing to this PNG file instead of the terminal, with at most " + Gallery.MOST
                    + " examples. Use - for standard output.")
    private Path png;

    @Mixin
    private ForceOption force;

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
        Path file = selection.file();
        List<Integer> numbers = numbers();
        if (misclassified != null && file == null) {
            throw UsageError.of(spec, "--misclassified requires a MODEL argument");
        }
        OutputFile output = png == null
                ? null
                : new OutputFile(spec, "--png", png, force.given())
                        .otherThan("MODEL", file)
                        .otherThan("--data", data.paths())
                        .check(OwnFile.PICTURE);
        Model model = selection.read();
        List<String> before = new ArrayList<>();
        Examples examples = examples(model, before);
        selection.check(examples);
        if (numbers.isEmpty() && misclassified == null) {
            int most = png == null ? ShownExamples.firstOf(console.width(), model != null) : ShownExamples.FIRST;
            IntStream.range(0, Math.min(most, examples.count())).forEach(numbers::add);
        }
        ShownExamples shown = model == null || examples.labeled()
                ? new ShownExamples(examples)
                : new ShownExamples(examples, model.classes());
        fill(shown, numbers, model, before);
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

    private List<Integer> numbers() {
        List<Integer> numbers = selection.numbers();
        int most = numbers.size() + (misclassified == null ? 0 : misclassified);
        if (png != null && most > Gallery.MOST) {
            throw UsageError.of(
                    spec, "--png: at most " + Gallery.MOST + " examples fit in a picture, not " + Text.count(most));
        }
        return numbers;
    }

    /** Reads the examples. Adds a line about the set that was selected. */
    private Examples examples(Model model, List<String> before) {
        Examples examples;
        if (set == null) {
            examples = data.readAny();
        } else {
            ExampleSet.Selected selected = set.of(data, model);
            before.addAll(List.of(selected.description(), ""));
            examples = selected.examples();
        }
        if (misclassified != null) {
            LabeledDataOption.labeled(examples);
        }
        return model == null ? examples : ModelOptions.fitting(selection.file(), model, examples);
    }

    /** Chooses the examples. Adds lines to print before them. */
    private void fill(ShownExamples shown, List<Integer> numbers, Model model, List<String> before) {
        if (model == null) {
            shown.add(numbers);
            return;
        }
        try (ParallelKernels kernels = arithmetic.open()) {
            shown.add(numbers, kernels, model.network());
            if (misclassified != null) {
                int all = shown.addWorst(misclassified, kernels, model.network());
                String order = numbers.isEmpty() ? ", worst first" : ", worst first, after the given examples";
                before.addAll(List.of(Text.count(all, "misclassified example") + order, ""));
            }
        }
    }
}
