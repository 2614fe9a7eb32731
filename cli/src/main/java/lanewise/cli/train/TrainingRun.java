package lanewise.cli.train;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import lanewise.cli.console.Console;
import lanewise.cli.console.Interruption;
import lanewise.cli.train.files.ModelSaver;
import lanewise.errors.LanewiseException;
import lanewise.errors.OutputException;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.text.Text;
import lanewise.training.DivergedException;
import lanewise.training.Evaluator;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;

/**
 * Trains a network, prints the progress and saves the model.
 *
 * @param kernels the kernels
 * @param console where the progress is printed
 * @param quiet whether to print no progress
 * @param verbose whether to print how much updates change the weights
 * @param saver writes the model, null to write none
 * @param every evaluations from checkpoint to checkpoint, null for one every 30 seconds
 * @param resume the command that resumes the training after an interruption
 * @param observer another listener of the training
 */
record TrainingRun(
        ParallelKernels kernels,
        Console console,
        boolean quiet,
        boolean verbose,
        ModelSaver saver,
        Integer every,
        String resume,
        TrainingListener observer) {

    /**
     * The result of a training.
     *
     * @param result the result
     * @param unsaved the error if the model could not be written, which leaves the result valid
     * @param state the state after the training
     */
    record Outcome(TrainingResult result, Optional<OutputException> unsaved, TrainingState state) {}

    /** Stops the training when a condition holds. */
    record StopWhen(BooleanSupplier condition) implements TrainingListener {
        @Override
        public boolean stopRequested() {
            return condition.getAsBoolean();
        }
    }

    /**
     * Trains the state. Without a file for the model, an interruption stops the training, and the result is that so
     * far.
     *
     * @param interruption delays the end of the JVM after Ctrl-C
     * @throws InterruptedTrainingException if it was interrupted and is to be saved; the state is saved
     * @throws OutputException if it was interrupted and cannot be saved
     */
    Outcome run(TrainingState state, TrainingSetup setup, Evaluator dev, Interruption interruption) {
        // The reader of the progress may close the pipe, as head does.
        TrainingListener closed = new StopWhen(console::isClosed);
        if (saver == null) {
            TrainingListener stop = TrainingListener.both(closed, new StopWhen(interruption::requested));
            return new Outcome(train(state, setup, dev, stop), Optional.empty(), state);
        }
        int evaluationEvery = setup.inEpochs() ? setup.source().batchesPerEpoch() : TrainingLoop.EVALUATE_EVERY;
        CheckpointListener checkpoints = new CheckpointListener(saver, evaluationEvery, every, interruption, console);
        try {
            if (interruption.requested()) {
                // The page paused the training before its first update.
                checkpoints.betweenUpdates(state);
            }
            TrainingResult result = train(state, setup, dev, TrainingListener.both(closed, checkpoints));
            Optional<OutputException> unsaved = save(result, state);
            if (console.isClosed() && unsaved.isEmpty()) {
                console.error("standard output was closed; saved after " + Text.count(state.updates(), "update")
                        + "; to resume: " + resume);
            }
            return new Outcome(result, unsaved, state);
        } catch (InterruptedTrainingException e) {
            // Printed before the interruption is closed, because the JVM exits then.
            console.println("saved after " + Text.count(e.updates(), "update") + "; to resume: " + resume);
            console.flush();
            throw e;
        }
    }

    private Optional<OutputException> save(TrainingResult result, TrainingState state) {
        try {
            saver.saveLast(result.network(), state);
            return Optional.empty();
        } catch (OutputException e) {
            return Optional.of(e);
        }
    }

    private TrainingResult train(
            TrainingState state, TrainingSetup setup, Evaluator dev, TrainingListener checkpoints) {
        try (ProgressListener progress = new ProgressListener(console.terminal(), setup, verbose)) {
            TrainingListener listener = TrainingListener.both(
                    TrainingListener.both(quiet ? TrainingListener.NONE : progress, observer), checkpoints);
            return new TrainingLoop(kernels, state, setup.plan(), listener).run(setup.source(), dev);
        } catch (DivergedException | OutOfMemoryError | LanewiseException | InterruptedTrainingException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw kernelsFailed(e);
        }
    }

    private LanewiseException kernelsFailed(Throwable cause) {
        String name = kernels.name();
        return new LanewiseException(
                "training with the kernels '" + name + "' failed",
                cause.toString().lines().findFirst().orElse(""),
                "run it with --stacktrace, or test every operation with kernels verify --kernels " + name,
                cause);
    }
}
