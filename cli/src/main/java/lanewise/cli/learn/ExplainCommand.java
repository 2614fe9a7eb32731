package lanewise.cli.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.options.LabeledDataOption;
import lanewise.cli.options.ModelOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.terminal.DigitArt;
import lanewise.cli.terminal.Picture;
import lanewise.data.Examples;
import lanewise.explanation.Explanation;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.storage.Model;
import lanewise.storage.Training;
import lanewise.text.Printable;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that prints every step of training on one example. */
@Command(
        name = ExplainCommand.NAME,
        sortOptions = false,
        description = {
            "Prints every equation of one training step on one example, with shapes and numbers.",
            "",
            "The steps are forward propagation, loss, back propagation and an update by gradient descent.",
            ""
        })
public final class ExplainCommand implements Callable<Integer> {

    static final String NAME = "explain";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Parameters(
            index = "1",
            paramLabel = "INDEX",
            converter = OptionValues.NotNegative.class,
            description = "Index of the example, from 0.")
    private int index;

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
        Model read = model.read();
        Examples examples = ModelOptions.fitting(model.file(), read, data.read());
        if (index >= examples.count()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "INDEX: there is no example " + Text.count(index) + "; " + Printable.of(examples.source()) + " has "
                            + Text.count(examples.count(), "example") + ", numbered from 0");
        }
        Network network = read.network().folded();
        int from = index * examples.pixelsPerExample();
        console.println("example " + index + " of " + examples.source() + ", label "
                + examples.classes().labelOf(examples.labels()[index]));
        console.draw(DigitArt.draw(
                Picture.fitted(examples.pixels(), from, examples.height(), examples.width()), console.terminal()));
        console.println(
                "network: " + network.shape() + ", weights " + read.network().weightsHash());
        console.println(remarks(read));
        PixelMatrix X = PixelMatrix.ofExamples(examples.pixels(), from, 1, examples.height(), examples.width());
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            console.println(new Explanation(
                            kernels,
                            network,
                            X,
                            examples.labels()[index],
                            examples.classes(),
                            learningRate(read),
                            console.width())
                    .lines());
        }
        return 0;
    }

    private static float learningRate(Model model) {
        return model.training()
                .map(Training::hyperparameters)
                .orElseGet(Recipe.VIDEO::hyperparameters)
                .learningRate();
    }

    /** Returns the differences from the training of the model. */
    private static List<String> remarks(Model model) {
        List<String> remarks = new ArrayList<>();
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
