package lanewise.cli;

import lanewise.cli.terminal.Terminal;
import lanewise.kernels.ParallelKernels;
import lanewise.storage.ModelException;
import lanewise.training.BatchSource;
import lanewise.training.DivergedException;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;

/**
 * A training that shows its progress and, where a model is kept, saves it.
 *
 * @param keeper null to keep nothing
 * @param every evaluations from checkpoint to checkpoint, null for by the clock
 * @param resume the command that goes on with the training once it was interrupted
 * @param observer hears of the training too
 */
record TrainingRun(
        ParallelKernels kernels,
        Terminal terminal,
        boolean quiet,
        boolean verbose,
        ModelKeeper keeper,
        Integer every,
        String resume,
        TrainingListener observer) {

    /**
     * Trains the state.
     *
     * @throws StoppedException if it was interrupted; the state is saved
     * @throws ModelException if the model cannot be saved
     */
    TrainingResult run(TrainingState state, TrainingPlan plan, BatchSource source, Evaluator dev) {
        if (keeper == null) {
            return learn(state, plan, source, dev, TrainingListener.NONE);
        }
        try (Interruption interruption = new Interruption()) {
            int evaluationEvery =
                    source instanceof FullBatch ? TrainingLoop.EVALUATE_EVERY : source.batchesPerEpoch();
            Checkpoints checkpoints = new Checkpoints(keeper, evaluationEvery, every, interruption, terminal.err());
            try {
                TrainingResult result = learn(state, plan, source, dev, checkpoints);
                keeper.save(result.network(), state);
                return result;
            } catch (StoppedException e) {
                // Said before the interruption closes, because the JVM ends then.
                terminal.out().println("saved after " + Text.count(e.updates(), "update") + "; to go on: " + resume);
                terminal.out().flush();
                throw e;
            }
        }
    }

    private TrainingResult learn(
            TrainingState state, TrainingPlan plan, BatchSource source, Evaluator dev, TrainingListener checkpoints) {
        try (Progress progress = new Progress(terminal, !(source instanceof FullBatch), verbose)) {
            TrainingListener listener = TrainingListener.both(
                    TrainingListener.both(quiet ? TrainingListener.NONE : progress, observer), checkpoints);
            return new TrainingLoop(kernels, state, plan, listener).run(source, dev);
        } catch (DivergedException | OutOfMemoryError | ModelException | StoppedException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new KernelsFailedException(kernels.name(), e);
        }
    }
}
