package lanewise.cli.train;

import java.util.Optional;
import lanewise.cli.terminal.Terminal;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.storage.ModelException;
import lanewise.text.Text;
import lanewise.training.DivergedException;
import lanewise.training.Evaluator;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;

/**
 * A training that shows its progress and, where a model is kept, saves it.
 *
 * @param saver null to keep nothing
 * @param every evaluations from checkpoint to checkpoint, null for by the clock
 * @param resume the command that goes on with the training once it was interrupted
 * @param observer hears of the training too
 */
record TrainingRun(
        ParallelKernels kernels,
        Terminal terminal,
        boolean quiet,
        boolean verbose,
        ModelSaver saver,
        Integer every,
        String resume,
        TrainingListener observer) {

    /**
     * What has come of a training.
     *
     * @param result of it
     * @param unsaved why it could not be written, if it was to be kept and could not: the result is there all the same
     */
    record Outcome(TrainingResult result, Optional<ModelException> unsaved) {}

    /**
     * Trains the state.
     *
     * @throws StoppedException if it was interrupted; the state is saved
     * @throws ModelException if it was interrupted and cannot be saved
     */
    Outcome run(TrainingState state, TrainingSetup setup, Evaluator dev) {
        if (saver == null) {
            return new Outcome(learn(state, setup, dev, TrainingListener.NONE), Optional.empty());
        }
        try (Interruption interruption = new Interruption()) {
            int evaluationEvery = setup.inEpochs() ? setup.source().batchesPerEpoch() : TrainingLoop.EVALUATE_EVERY;
            CheckpointListener checkpoints =
                    new CheckpointListener(saver, evaluationEvery, every, interruption, terminal.err());
            try {
                TrainingResult result = learn(state, setup, dev, checkpoints);
                return new Outcome(result, save(result, state));
            } catch (InterruptedTrainingException e) {
                // Said before the interruption closes, because the JVM ends then.
                terminal.out().println("saved after " + Text.count(e.updates(), "update") + "; to go on: " + resume);
                terminal.out().flush();
                throw e;
            }
        }
    }

    private Optional<ModelException> save(TrainingResult result, TrainingState state) {
        try {
            saver.save(result.network(), state);
            return Optional.empty();
        } catch (ModelException e) {
            return Optional.of(e);
        }
    }

    private TrainingResult learn(
            TrainingState state, TrainingSetup setup, Evaluator dev, TrainingListener checkpoints) {
        try (ProgressListener progress = new ProgressListener(terminal, setup.inEpochs(), verbose)) {
            TrainingListener listener = TrainingListener.both(
                    TrainingListener.both(quiet ? TrainingListener.NONE : progress, observer), checkpoints);
            return new TrainingLoop(kernels, state, setup.plan(), listener).run(setup.source(), dev);
        } catch (DivergedException | OutOfMemoryError | ModelException | InterruptedTrainingException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new KernelsFailedException(kernels.name(), e);
        }
    }
}
