package lanewise.cli.train;

import java.util.concurrent.TimeUnit;
import lanewise.cli.console.Console;
import lanewise.cli.console.Interruption;
import lanewise.cli.train.files.ModelSaver;
import lanewise.errors.OutputException;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;

/** Saves the state of a training regularly, and when it is interrupted. */
final class CheckpointListener implements TrainingListener {

    /** The default interval. It is long enough that checkpoints take a negligible part of the time. */
    private static final long NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ModelSaver saver;
    private final int evaluationEvery;
    private final Integer every;
    private final Interruption interruption;
    private final Console console;
    private long savedAt = System.nanoTime();

    /**
     * Creates a listener.
     *
     * @param evaluationEvery number of updates between evaluations
     * @param every number of evaluations between checkpoints; null for one every 30 seconds
     * @param console where write errors are printed
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
        if (interruption.requested()) {
            saver.saveLast(state);
            throw new InterruptedTrainingException(state.updates());
        }
        if (due(state.updates()) && saver.further(state.updates()).isEmpty()) {
            try {
                saver.save(state);
            } catch (OutputException e) {
                // The training continues: the next checkpoint may succeed, and a failure to write the last one is an
                // error.
                console.error("checkpoint failed: " + e.getMessage() + "; training continues");
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
