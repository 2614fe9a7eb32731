package lanewise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lanewise.cli.reports.Printable;
import lanewise.data.DataFiles;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.kernels.KernelsLookup;
import lanewise.kernels.ParallelKernels;
import lanewise.storage.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command that asks a model what it takes examples for. */
@Command(
        name = PredictCommand.NAME,
        sortOptions = false,
        description = {
            "Asks a model what it takes examples for. Of the examples of --data a table is made as Kaggle's Digit "
                    + "Recognizer competition takes it: ImageId,Label.",
            ""
        })
final class PredictCommand implements Callable<Integer> {

    static final String NAME = "predict";

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            converter = Values.PathsConverter.class,
            description = "Examples, in the formats of train --data, with or without labels; of a folder with a test set, "
                    + "that.")
    private List<Values.Paths> paths = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = Values.PathConverter.class,
            description = "Where the table of --data goes. Default: standard output.")
    private Path out;

    @Mixin
    private TrainOptions.Arithmetic arithmetic;

    @Override
    public Integer call() {
        List<Path> given = paths.stream().flatMap(each -> each.paths().stream()).toList();
        if (given.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there is nothing to predict: give examples with --data");
        }
        Model read = model.read();
        Dataset dataset = DataFiles.read(given.toArray(Path[]::new));
        Examples examples = dataset.test() == null ? dataset.training() : dataset.test();
        ModelOptions.checkSize(model.file(), read, examples);
        try (ParallelKernels kernels = new ParallelKernels(
                KernelsLookup.standard().choose(arithmetic.kernels()).kernels(), arithmetic.threads())) {
            Submission submission = new Submission(Answers.predicted(kernels, read.network(), examples), read.classes());
            if (out == null) {
                main.terminal().out().print(submission.text());
            } else {
                submission.write(out);
                main.terminal().out().println(
                        Text.count(examples.count(), "prediction") + " written to " + Printable.of(out.toString()));
            }
        }
        return 0;
    }
}
