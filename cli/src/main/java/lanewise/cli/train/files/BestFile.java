package lanewise.cli.train.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lanewise.cli.console.Console;
import lanewise.errors.LanewiseException;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.storage.BestCheckpoint;
import lanewise.storage.LaterFormatException;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import lanewise.text.Text;
import lanewise.training.Evaluator;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;

/**
 * The file of the network with the best dev accuracy. A network that it holds already is evaluated on the same dev
 * examples, and is replaced by a better one only.
 */
public final class BestFile {

    private final Path file;
    private final Optional<Evaluation> existing;
    private final BestCheckpoint checkpoint;

    private BestFile(Path file, Optional<Evaluation> existing, BestCheckpoint checkpoint) {
        this.file = file;
        this.existing = existing;
        this.checkpoint = checkpoint;
    }

    /**
     * Returns the file that an option names; empty if the option is not given.
     *
     * @param file the file, null for none
     * @param force whether the network in the file is replaced even by a worse one
     * @param kernels the kernels that evaluate the network in the file
     * @param state the state of the training
     * @param parts the examples
     * @param console where write errors are printed
     * @return the file
     * @throws IllegalArgumentException if there are no dev examples, or the file has a model for other examples and
     *     must not be replaced
     */
    public static Optional<BestFile> of(
            Path file,
            boolean force,
            ParallelKernels kernels,
            TrainingState state,
            TrainingData parts,
            Console console) {
        if (file == null) {
            return Optional.empty();
        }
        if (!parts.hasDev()) {
            throw new IllegalArgumentException(
                    "--best: there are no dev examples to decide which network is best; hold some out with --dev");
        }
        Optional<Evaluation> existing =
                force || !Files.exists(file) ? Optional.empty() : evaluated(file, kernels, parts);
        BestCheckpoint checkpoint = new BestCheckpoint(
                file, state, parts.train(), existing, e -> console.error(e.getMessage() + "; training continues"));
        return Optional.of(new BestFile(file, existing, checkpoint));
    }

    private static Optional<Evaluation> evaluated(Path file, ParallelKernels kernels, TrainingData parts) {
        try {
            Model model = ModelFile.read(file);
            if (model.training().isPresent()) {
                throw new IllegalArgumentException(
                        "--best: '" + file + "' has the state of a training, as --model writes it, and would be"
                                + " overwritten; choose another file, or add --force");
            }
            boolean fits = model.height() == parts.dev().height()
                    && model.width() == parts.dev().width()
                    && model.classes().equals(parts.dev().classes());
            if (!fits) {
                throw new IllegalArgumentException(
                        "--best: '" + file + "' contains a model that was trained on other examples, and would be"
                                + " overwritten; choose another file, or add --force");
            }
            return Optional.of(Evaluator.of(parts.dev()).evaluate(kernels, model.network()));
        } catch (LaterFormatException e) {
            throw new IllegalArgumentException(
                    "--best: '" + file + "' contains a model of a later version, and would be overwritten; choose"
                            + " another file, or add --force");
        } catch (LanewiseException e) {
            // A damaged file is of no use to anyone.
            return Optional.empty();
        }
    }

    /** {@return the listener that writes the file during the training} */
    public TrainingListener listener() {
        return checkpoint;
    }

    /** {@return the line about the file; empty if it was not written} */
    public Optional<String> line() {
        return checkpoint
                .best()
                .map(milestone -> "best: " + file + ", dev accuracy "
                        + Text.percent(milestone.dev().accuracy()) + " after "
                        + Text.count(milestone.update(), "update"))
                .or(() -> existing.map(evaluation -> "best: " + file + " is not replaced, because its dev accuracy of "
                        + Text.percent(evaluation.accuracy()) + " was not exceeded; --force replaces it"));
    }
}
