package lanewise.cli.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import lanewise.cli.console.Console;
import lanewise.cli.terminal.ProgressBar;
import lanewise.cli.terminal.RemainingTime;
import lanewise.cli.terminal.StatusLine;
import lanewise.training.TrainingListener;

/** The progress of all trainings of an experiment. */
final class ExperimentProgress {

    /** The parts of a training in which the progress is counted. */
    private static final long PARTS = 1000;

    private final long trainings;
    private final Console console;
    private final BooleanSupplier stop;
    private final RemainingTime time = new RemainingTime();
    private int complete;

    /**
     * Creates the progress before the first training.
     *
     * @param trainings number of trainings
     * @param console where it is printed
     * @param stop whether to stop the trainings
     */
    ExperimentProgress(long trainings, Console console, BooleanSupplier stop) {
        this.trainings = trainings;
        this.console = console;
        this.stop = stop;
    }

    /** Records that a training is complete. */
    void complete() {
        complete++;
    }

    /** Returns the time left; unknown in the first training, because the JVM compiles the kernels then. */
    private double secondsLeft() {
        return complete == 0 ? Double.NaN : time.secondsLeft(PARTS * trainings);
    }

    /** Returns a listener of one training, which draws a progress bar for all of them. */
    TrainingListener listener(StatusLine status) {
        return new TrainingListener() {
            @Override
            public void updated(int update, int updates) {
                long done = complete * PARTS + PARTS * update / updates;
                time.done(done);
                status.update(() -> ProgressBar.line(
                        "training " + (complete + 1) + "/" + trainings,
                        (double) done / (PARTS * trainings),
                        List.of(),
                        secondsLeft(),
                        console.width(),
                        console.unicode()));
            }

            @Override
            public boolean stopRequested() {
                return stop.getAsBoolean();
            }
        };
    }
}
