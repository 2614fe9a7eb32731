package lanewise.storage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import lanewise.data.Examples;
import lanewise.errors.OutputException;
import lanewise.evaluation.Evaluation;
import lanewise.training.Milestone;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;

/**
 * Writes the network with the highest dev accuracy so far, and among equals the lowest dev loss, to a file of its own.
 * The file holds the network for inference and cannot be resumed.
 */
public final class BestCheckpoint implements TrainingListener {

    private final Path file;
    private final TrainingState state;
    private final Examples data;
    private final Consumer<OutputException> failed;

    /** The evaluation of the network in the file; null if there is none that is to be kept. */
    private Evaluation bestOnDev;

    private Milestone best;

    /**
     * Creates a listener.
     *
     * @param file the file to write
     * @param state the state of the training
     * @param data examples with the image size and the classes of the network
     * @param existing evaluation on the same dev examples of a network that the file holds already, which only a better
     *     one replaces; empty to replace it in any case
     * @param failed receives the error if the file cannot be written; the training continues
     */
    public BestCheckpoint(
            Path file,
            TrainingState state,
            Examples data,
            Optional<Evaluation> existing,
            Consumer<OutputException> failed) {
        bestOnDev = existing.orElse(null);
        this.file = file;
        this.state = state;
        this.data = data;
        this.failed = failed;
    }

    @Override
    public void evaluated(Milestone milestone) {
        if (milestone.dev().count() == 0 || bestOnDev != null && !isBetter(milestone.dev(), bestOnDev)) {
            return;
        }
        try {
            ModelFile.write(
                    file,
                    new Model(
                            state.networkForInference().folded(),
                            data.height(),
                            data.width(),
                            data.classes(),
                            Optional.empty()));
            best = milestone;
            bestOnDev = milestone.dev();
        } catch (OutputException e) {
            failed.accept(e);
        }
    }

    private static boolean isBetter(Evaluation one, Evaluation other) {
        return one.correct() > other.correct() || one.correct() == other.correct() && one.loss() < other.loss();
    }

    /**
     * Returns the progress when the file was last written.
     *
     * @return the milestone; empty if the file was never written
     */
    public Optional<Milestone> best() {
        return Optional.ofNullable(best);
    }
}
