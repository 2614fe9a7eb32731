package lanewise.cli.train;

import java.util.concurrent.TimeUnit;
import lanewise.cli.console.Console;
import lanewise.errors.OutputException;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;

/** Saves training from time to time, and when it is interrupted. */
final class CheckpointListener implements TrainingListener {

    /** Unless something else is said: seldom enough not to be felt. */
    private static final long NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ModelSaver saver;
    private final int evaluationEvery;
    private final Integer every;
    private final Interruption interruption;
    private final Console console;
    private long savedAt = System.nanoTime();

    /**
     * Begins.
     *
     * @param evaluationEvery updates from one evaluation to the next
     * @param every how many evaluations after the last checkpoint the next one comes; null for by the clock
     * @param console where it says that a checkpoint could not be written
     */
    CheckpointListener(
            ModelSaver saver, int evaluationEvery, Integer every, Interruption interruption, Console console) {
        this.saver = saver;
        this.evaluationEvery = evaluationEvery;
        this.every = every;
        this.interruption = interruption;
        this.console = console;
    }

    @Override
    public void betweenUpdates(TrainingState state) {
        if (interruption.asked()) {
            saver.save(state);
            throw new InterruptedTrainingException(state.updates());
        }
        if (due(state.updates())) {
            try {
                saver.save(state);
            } catch (OutputException e) {
                // Not worth losing the training for: the next may be written, and the last one tells.
                console.error("no checkpoint: " + e.getMessage() + "; training goes on");
            }
            savedAt = System.nanoTime();
        }
    }

    private boolean due(int updates) {
        if (updates % evaluationEvery != 0) {
            return false;
        }
        return every == null ? System.nanoTime() - savedAt >= NANOS : updates / evaluationEvery % every == 0;
    }
}
