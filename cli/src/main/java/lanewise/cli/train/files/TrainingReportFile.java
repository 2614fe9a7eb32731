package lanewise.cli.train.files;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.cli.console.ProgramVersion;
import lanewise.data.Examples;
import lanewise.errors.OutputException;
import lanewise.evaluation.Evaluation;
import lanewise.files.AtomicFile;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Hyperparameter;
import lanewise.report.training.Curves;
import lanewise.report.training.TrainingReport;
import lanewise.report.training.TrainingReport.Part;
import lanewise.text.Printable;
import lanewise.text.Text;
import lanewise.training.BatchSource;
import lanewise.training.FullBatch;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingResult;

/** The file of the report of a training. */
public final class TrainingReportFile {

    private final Path file;
    private final Map<Hyperparameter<?>, String> hyperparameters;
    private final String again;
    private final ParallelKernels kernels;
    private final int threads;
    private final Curves curves = new Curves();

    /**
     * Creates the report of a training that has not begun.
     *
     * @param file the file
     * @param hyperparameters the hyperparameters as text
     * @param again the command that trains the same weights
     * @param kernels the kernels of the training
     * @param threads their number of threads
     */
    public TrainingReportFile(
            Path file,
            Map<Hyperparameter<?>, String> hyperparameters,
            String again,
            ParallelKernels kernels,
            int threads) {
        this.file = file;
        this.hyperparameters = hyperparameters;
        this.again = again;
        this.kernels = kernels;
        this.threads = threads;
    }

    /** {@return the listener that records the training} */
    public TrainingListener listener() {
        return curves;
    }

    /** {@return the file} */
    public Path file() {
        return file;
    }

    /**
     * Writes the report.
     *
     * @param result the result of the training
     * @param source the batches
     * @param data the data, one part of which is shown
     * @param test the result on the test examples, null if there are none
     * @throws OutputException if the file cannot be written
     */
    public void write(TrainingResult result, BatchSource source, TrainingData data, Evaluation test) {
        Examples shown = data.reported();
        List<Part> parts = new ArrayList<>(List.of(new Part("training", result.train())));
        if (result.dev().count() > 0) {
            parts.add(new Part("dev", result.dev()));
        }
        if (test != null) {
            parts.add(new Part("test", test));
        }
        Map<String, String> words = new LinkedHashMap<>();
        hyperparameters.forEach((hyperparameter, word) -> words.put(hyperparameter.name(), word));
        boolean epochs = !(source instanceof FullBatch);
        TrainingReport report = new TrainingReport(
                result.network(),
                parts,
                curves,
                epochs,
                shown,
                data.reportedName(),
                shown.source() + ": " + Text.count(shown.pixelsPerExample()) + " pixels, "
                        + Text.count(result.network().classes()) + " classes, " + Text.count(source.examples())
                        + " training examples.",
                again,
                note(result),
                words,
                timing(result, source),
                environment());
        String html = Printable.lines(report.html(kernels));
        try {
            AtomicFile.write(file, html);
        } catch (OutputException e) {
            throw AtomicFile.rescue(file, e, other -> AtomicFile.write(other, html));
        }
    }

    /** Returns what the command needs, or why its result differs. */
    private static String note(TrainingResult result) {
        return switch (result.end()) {
            case TIME, STOPPED ->
                "This training was stopped after " + Text.count(result.updates(), "update")
                        + ", before its end. If you run the command again, it may stop after a different number of"
                        + " updates.";
            case COMPLETED, PATIENCE ->
                "The command trains the same weights, with any kernels and any number of threads. Paths are relative "
                        + "to the folder in which it ran. To repeat a resumed training, you need the model file from "
                        + "before it was resumed.";
        };
    }

    private Map<String, String> timing(TrainingResult result, BatchSource source) {
        Map<String, String> timing = new LinkedHashMap<>();
        timing.put("updates", Text.count(result.updates()));
        if (result.bestUpdate() != result.updates()) {
            timing.put("best weights at update", Text.count(result.bestUpdate()));
        }
        double seconds = curves.seconds();
        if (seconds > 0) {
            timing.put("training time", Text.seconds(seconds));
        }
        if (result.nanos().length > 0) {
            double median = result.medianSeconds();
            timing.put("time per iteration (median)", Text.seconds(median));
            timing.put(
                    "examples per second", Text.about(source.examples() / (double) source.batchesPerEpoch() / median));
        }
        return timing;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("Lanewise", ProgramVersion.current());
        environment.put("kernels", kernels.name());
        environment.put("float lanes", Integer.toString(kernels.lanes()));
        environment.put("threads", Integer.toString(threads));
        environment.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        environment.put("JDK", System.getProperty("java.version"));
        environment.put("VM", System.getProperty("java.vm.name"));
        environment.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        environment.put("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return environment;
    }
}
