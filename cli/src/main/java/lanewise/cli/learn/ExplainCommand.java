package lanewise.cli.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.classifier.Predictions;
import lanewise.cli.console.Console;
import lanewise.cli.options.ExampleSelection;
import lanewise.cli.options.LabeledDataOption;
import lanewise.cli.options.ModelOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.UsageError;
import lanewise.cli.terminal.DigitArt;
import lanewise.cli.terminal.Figure;
import lanewise.cli.terminal.Picture;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.explanation.Explanation;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.storage.Model;
import lanewise.storage.Training;
import lanewise.text.Text;
import lanewise.training.Batch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that prints every step of training on one example or a small batch. */
@Command(
        name = ExplainCommand.NAME,
        sortOptions = false,
        description = {
            "Prints every equation of one training step, with shapes and values.",
            "",
            "The steps are forward propagation, loss, back propagation and an update by gradient descent. Several "
                    + "example numbers form a batch of at most " + ExplainCommand.MOST
                    + " examples. Without an example number, it explains the first example that the network "
                    + "misclassifies. Without a model, it first trains the network of the video, which takes a few "
                    + "seconds.",
            ""
        })
public final class ExplainCommand implements Callable<Integer> {

    static final String NAME = "explain";

    /** The maximum number of examples of a batch. */
    static final int MOST = 16;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleSelection selection;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            converter = OptionValues.NotNegative.class,
            description = "Without a model: number of iterations to train the network of the video before this step, 0"
                    + " for the initial weights. Default: 500, as in the video.")
    private Integer iterations;

    @Mixin
    private LabeledDataOption data;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Integer> numbers = selection.numbers();
        if (numbers.size() > MOST) {
            throw UsageError.of(
                    spec,
                    "a batch has at most " + Text.count(MOST, "example") + " here, not " + Text.count(numbers.size()));
        }
        if (iterations != null && selection.file() != null) {
            throw UsageError.of(spec, "--iterations trains the network of the video; omit it, or MODEL");
        }
        Model model = selection.read();
        Examples examples;
        if (model != null) {
            examples = ModelOptions.fitting(selection.file(), model, data.read());
        } else {
            int training = iterations == null ? VideoNetwork.ITERATIONS : iterations;
            if (training > 0) {
                console.println("no model is given: training the network of the video first, for "
                        + Text.count(training, "iteration"));
                console.flush();
            }
            VideoNetwork video = VideoNetwork.of(data, training);
            model = video.model();
            examples = video.examples().withClasses(model.classes());
        }
        selection.check(examples);
        explain(model, examples, numbers);
        return 0;
    }

    private void explain(Model model, Examples examples, List<Integer> numbers) {
        Network network = model.network().folded();
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            if (numbers.isEmpty()) {
                int wrong = firstMisclassified(kernels, network, examples);
                console.println(
                        wrong < 0
                                ? "no number is given, and every example is classified correctly: this is the first one"
                                : "no number is given: this is the first example that the network misclassifies");
                numbers.add(Math.max(0, wrong));
            }
            draw(examples, numbers);
            console.println("network: " + network.shape() + ", weights "
                    + model.network().weightsHash());
            console.println(remarks(model));
            Batch batch =
                    Batch.of(examples.select(numbers.stream().mapToInt(n -> n).toArray()));
            console.println(new Explanation(
                            kernels,
                            network,
                            batch.X(),
                            batch.Y(),
                            examples.classes(),
                            learningRate(model),
                            console.width())
                    .lines());
        }
    }

    /** Returns the number of the first misclassified example; -1 if there is none. */
    private static int firstMisclassified(ParallelKernels kernels, Network network, Examples examples) {
        int[] first = {-1};
        Predictions.forEach(kernels, network, examples, (example, A, j) -> {
            boolean wrong = Evaluation.argmax(A, j) != examples.labels()[example];
            first[0] = wrong ? example : -1;
            return !wrong;
        });
        return first[0];
    }

    private void draw(Examples examples, List<Integer> numbers) {
        boolean one = numbers.size() == 1;
        String source = " of " + examples.source();
        console.println(
                one
                        ? "example " + numbers.get(0) + source + ", " + label(examples, numbers.get(0))
                        : Text.count(numbers.size(), "example") + source);
        List<Figure> figures = IntStream.range(0, numbers.size())
                .mapToObj(column -> {
                    int number = numbers.get(column);
                    Picture picture = Picture.fitted(
                            examples.pixels(),
                            number * examples.pixelsPerExample(),
                            examples.height(),
                            examples.width());
                    return new Figure(
                            DigitArt.draw(picture, console.terminal()),
                            picture.width(),
                            one
                                    ? List.of()
                                    : List.of("column " + column + ": example " + number, label(examples, number)));
                })
                .collect(Collectors.toList());
        console.draw(Figure.sideBySide(figures, console.width()));
    }

    private static String label(Examples examples, int number) {
        return "label " + examples.classes().labelOf(examples.labels()[number]);
    }

    private static float learningRate(Model model) {
        return model.training()
                .map(Training::hyperparameters)
                .orElseGet(Recipe.VIDEO::hyperparameters)
                .learningRate();
    }

    /** Returns the differences from the training of the model. */
    private List<String> remarks(Model model) {
        List<String> remarks = new ArrayList<>();
        if (selection.file() == null) {
            if (iterations != null && iterations == 0) {
                remarks.add("initial weights of the video, before the first iteration (seed "
                        + Recipe.VIDEO.hyperparameters().seed() + ")");
            }
            return remarks;
        }
        if (model.training().isEmpty()) {
            remarks.add("weights from another tool: the learning rate is that of the video");
            return remarks;
        }
        Training training = model.training().get();
        Hyperparameters hyperparameters = training.hyperparameters();
        if (training.state().network().layer(1).normalization() != null) {
            remarks.add("batch normalization is folded into W and b, as for inference");
        }
        if (hyperparameters.optimizer().moments() > 0) {
            remarks.add("the model was trained with "
                    + Hyperparameter.OPTIMIZER.text(hyperparameters).orElseThrow()
                    + "; the update below is plain gradient descent");
        }
        return remarks;
    }
}
