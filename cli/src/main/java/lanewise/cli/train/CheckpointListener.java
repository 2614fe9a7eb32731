package lanewise.cli.train;

import java.util.concurrent.TimeUnit;
import lanewise.cli.console.Console;
import lanewise.errors.OutputException;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;

/** Saves training from time to time, and when it is interrupted. */
final class CheckpointListener implements TrainingListener {

    /** The default interval, long enough to cost no noticeable time. */
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
     * @param evaluationEvery updates from one evaluation to the next
     * @param every how many evaluations after the last checkpoint the next one comes; null for one every 30 seconds
     * @param console where errors of writing are printed
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
            saver.saveLast(state);
            throw new InterruptedTrainingException(state.updates());
        }
        if (due(state.updates())) {
            try {
                saver.save(state);
            } catch (OutputException e) {
                // The training continues: the next checkpoint may succeed, and a failure to write the last one is an
                // error.
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
