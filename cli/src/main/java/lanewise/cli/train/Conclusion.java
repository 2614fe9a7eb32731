package lanewise.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.cli.console.Console;
import lanewise.cli.console.Interruption;
import lanewise.cli.figures.PredictionFigures;
import lanewise.cli.train.files.BestFile;
import lanewise.cli.train.files.TrainingData;
import lanewise.cli.train.files.TrainingReportFile;
import lanewise.errors.OutputException;
import lanewise.evaluation.Evaluation;
import lanewise.files.AtomicFile;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.training.Evaluator;
import lanewise.training.TrainingResult;

/**
 * Prints the results of a training, and writes its report.
 *
 * @param kernels the kernels of the training
 * @param console where the results are printed
 * @param quiet whether to print the results only
 * @param training the training
 * @param setup its batches and its plan
 * @param best the file of the best network; empty if none is written
 * @param report the file of the report; empty if none is written
 * @param options the options that the weights depend on, with their values
 */
record Conclusion(
        ParallelKernels kernels,
        Console console,
        boolean quiet,
        PreparedTraining training,
        TrainingSetup setup,
        Optional<BestFile> best,
        Optional<TrainingReportFile> report,
        Map<String, List<String>> options) {

    /**
     * Prints the results even if they cannot be written to a file. The error follows them.
     *
     * @throws OutputException if a file cannot be written
     */
    void print(TrainingRun.Outcome outcome, Interruption interruption) {
        TrainingData data = training.data();
        TrainingResult result = outcome.result();
        KernelsCheck.summary(kernels).ifPresent(this::print);
        Evaluation test = data.hasTest() ? Evaluator.of(data.test()).evaluate(kernels, result.network()) : null;
        print("");
        console.println(ResultLines.lines(result, setup.plan(), setup.source(), test));
        ResultLines.warning(result, data.train()).ifPresent(console::prose);
        best.flatMap(BestFile::line).ifPresent(console::println);
        List<OutputException> unwritten =
                new ArrayList<>(outcome.unsaved().stream().toList());
        if (training.saver() != null && unwritten.isEmpty()) {
            console.println("model: " + training.saver().file());
        }
        if (interruption.requested() && training.saver() == null) {
            keep(outcome);
            return;
        }
        report.ifPresent(file -> {
            try {
                file.write(result, setup.source(), data, test);
                console.println("report: " + file.file());
            } catch (OutputException e) {
                unwritten.add(e);
            }
        });
        if (!quiet) {
            print("");
            print("Predictions on " + data.shownName() + " examples:");
            long seed = training.hyperparameters().seed();
            console.draw(PredictionFigures.lines(kernels, result.network(), data.shown(seed), console.terminal()));
        }
        throwLast(unwritten);
    }

    /** Writes the model of an interrupted training without a model file to a temporary folder. */
    private void keep(TrainingRun.Outcome outcome) {
        Path kept = AtomicFile.elsewhere(Path.of("interrupted.safetensors"));
        training.keeper().apply(kept).save(outcome.result().network(), outcome.state());
        console.println("model: " + kept + " (temporary, because --model was not given); to resume: "
                + NextSteps.resume(kept, options));
        console.flush();
    }

    private void throwLast(List<OutputException> unwritten) {
        for (int i = 0; i < unwritten.size(); i++) {
            if (i == unwritten.size() - 1) {
                throw unwritten.get(i);
            }
            console.error(unwritten.get(i).getMessage());
        }
    }

    private void print(String line) {
        if (!quiet) {
            console.prose(line);
        }
    }
}
