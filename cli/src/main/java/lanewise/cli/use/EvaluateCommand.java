package lanewise.cli.use;

import java.util.concurrent.Callable;
import lanewise.classifier.Predictions;
import lanewise.cli.console.Console;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.LabeledDataOption;
import lanewise.cli.options.ModelOptions;
import lanewise.data.Examples;
import lanewise.evaluation.ConfusionMatrix;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.storage.Model;
import lanewise.text.Text;
import lanewise.training.Evaluator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that evaluates a model. */
@Command(
        name = EvaluateCommand.NAME,
        sortOptions = false,
        description = {
            "Evaluates a model on labeled examples.",
            "",
            "Prints accuracy and loss, the precision, recall and F1 of each class, and the confusion matrix. A score"
                    + " that is not defined, such as the recall of a class without examples, is printed as a dash, and"
                    + " the mean omits it.",
            ""
        })
public final class EvaluateCommand implements Callable<Integer> {

    static final String NAME = "evaluate";

    private final Console console;

    @Mixin
    private ModelOptions model;

    @Mixin
    private LabeledDataOption data;

    @Option(
            names = "--verbose",
            description = "Print how weights from another tool were read: the order of the layers and what determined "
                    + "it.")
    private boolean verbose;

    @Mixin
    private KernelsOptions arithmetic;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Model read = model.read();
        Examples examples = ModelOptions.fitting(model.file(), read, data.read());
        try (ParallelKernels kernels = arithmetic.open()) {
            Evaluation evaluation = Evaluator.of(examples).evaluate(kernels, read.network());
            ConfusionMatrix matrix = ConfusionMatrix.of(
                    examples.labels(),
                    Predictions.classes(kernels, read.network(), examples),
                    read.network().classes());
            console.println("network: " + read.network().shape() + ", weights "
                    + read.network().weightsHash());
            if (verbose) {
                read.origin().ifPresent(origin -> console.println(origin.line()));
            }
            console.println("data: " + examples.source() + ", " + Text.count(examples.count(), "example"));
            data.hints().forEach(hint -> console.println("hint: " + hint));
            console.println(EvaluationLines.of(evaluation, matrix, examples.classes()));
        }
        return 0;
    }
}
