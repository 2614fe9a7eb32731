package lanewise.training;

/** Receives the progress of a training. Every method is called on the training thread, which waits until it returns. */
public interface TrainingListener {

    /** A listener that does nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * Called after each evaluation. With full batches the network is evaluated before the first update, before every
     * tenth update after that, and at the end; with mini-batches after every epoch, and at the end if that is within an
     * epoch.
     *
     * @param milestone the progress
     */
    default void evaluated(Milestone milestone) {}

    /**
     * Called after each update.
     *
     * @param update number of updates so far, from 1
     * @param updates number of updates of the whole training
     */
    default void updated(int update, int updates) {}

    /**
     * Called between two updates, after the other methods. From the state, training can be resumed to the same bits.
     * Training changes the state later, so a listener that needs it must copy it or write it to a file. An exception
     * from this method ends the training.
     *
     * @param state the state
     */
    default void betweenUpdates(TrainingState state) {}

    /**
     * Returns whether the training should stop. Called before the first update, and after {@link #betweenUpdates}. The
     * result of a stopped training has {@link TrainingResult.End#STOPPED}, and its state can be resumed.
     *
     * @return true to stop the training
     */
    default boolean stopRequested() {
        return false;
    }

    /**
     * Returns whether this listener needs {@link Milestone#logUpdateRatios()}.
     *
     * @return true to compute them
     */
    default boolean needsUpdateRatios() {
        return false;
    }

    /**
     * Returns a listener that calls two others. The training stops if either requests it.
     *
     * @param first the listener to call first
     * @param second the listener to call second
     * @return a listener that calls both
     */
    static TrainingListener both(TrainingListener first, TrainingListener second) {
        return new TrainingListener() {
            @Override
            public void evaluated(Milestone milestone) {
                first.evaluated(milestone);
                second.evaluated(milestone);
            }

            @Override
            public void updated(int update, int updates) {
                first.updated(update, updates);
                second.updated(update, updates);
            }

            @Override
            public void betweenUpdates(TrainingState state) {
                first.betweenUpdates(state);
                second.betweenUpdates(state);
            }

            @Override
            public boolean stopRequested() {
                return first.stopRequested() || second.stopRequested();
            }

            @Override
            public boolean needsUpdateRatios() {
                return first.needsUpdateRatios() || second.needsUpdateRatios();
            }
        };
    }
}
