package lanewise.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import lanewise.cli.reports.Printable;
import lanewise.data.Examples;
import lanewise.evaluation.ConfusionMatrix;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.storage.Model;
import lanewise.training.Evaluator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The command that tells how well a model does, class by class. */
@Command(
        name = EvaluateCommand.NAME,
        sortOptions = false,
        description = {
            "Tells how well a model does on labeled examples: accuracy, loss, precision, recall and F1 of each class, and "
                    + "which classes it takes for which.",
            ""
        })
final class EvaluateCommand implements Callable<Integer> {

    static final String NAME = "evaluate";

    @ParentCommand
    private Main main;

    @Mixin
    private ModelOptions model;

    @Mixin
    private LabeledData data;

    @Mixin
    private TrainOptions.Arithmetic arithmetic;

    @Override
    public Integer call() {
        Model read = model.read();
        Examples examples = ModelOptions.fitting(model.file(), read, data.read());
        PrintWriter out = main.terminal().out();
        try (ParallelKernels kernels = KernelsLookup.open(arithmetic.kernels(), arithmetic.threads())) {
            Evaluation evaluation = Evaluator.of(examples).evaluate(kernels, read.network());
            ConfusionMatrix matrix = ConfusionMatrix.of(
                    examples.labels(),
                    Answers.predicted(kernels, read.network(), examples),
                    read.network().classes());
            out.println("network: " + read.network().shape() + ", weights "
                    + read.network().weightsHash());
            out.println("data: " + Printable.of(examples.source()) + ", " + Text.count(examples.count(), "example"));
            EvaluationLines.of(evaluation, matrix, examples.classes()).forEach(out::println);
        }
        return 0;
    }
}
