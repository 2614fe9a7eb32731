package lanewise.training;

/** Is told how training goes; called on the training thread, which waits for it. */
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * The network was evaluated: with full batches before the first update, before every tenth after it, and at the end;
     * with mini-batches after every epoch, and at the end if that is within one.
     */
    default void evaluated(Milestone milestone) {}

    /** An update was made; {@code update} counts from 1. */
    default void updated(int update, int updates) {}

    /**
     * Between two updates, when all that is due has been told: the state holds what it takes to go on to the same bits. It
     * is in use; who wants to keep it copies or writes it. What this throws ends training.
     */
    default void betweenUpdates(TrainingState state) {}

    /** Whether milestones shall tell how far the latest update moved the weights. */
    default boolean wantsUpdateRatios() {
        return false;
    }

    /** One that tells both, the first one first. */
    static TrainingListener both(TrainingListener one, TrainingListener other) {
        return new TrainingListener() {
            @Override
            public void evaluated(Milestone milestone) {
                one.evaluated(milestone);
                other.evaluated(milestone);
            }

            @Override
            public void updated(int update, int updates) {
                one.updated(update, updates);
                other.updated(update, updates);
            }

            @Override
            public void betweenUpdates(TrainingState state) {
                one.betweenUpdates(state);
                other.betweenUpdates(state);
            }

            @Override
            public boolean wantsUpdateRatios() {
                return one.wantsUpdateRatios() || other.wantsUpdateRatios();
            }
        };
    }
}
