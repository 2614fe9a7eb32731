package lanewise.training;

/** Is told how training goes; called on the training thread, which waits for it. */
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * The network was evaluated: with full batches before the first update, before every tenth after it, and at the end;
     * with mini-batches after every epoch.
     */
    default void evaluated(Milestone milestone) {}

    /** An update was made; {@code update} counts from 1. */
    default void updated(int update, int updates) {}

    /** Whether milestones shall tell how far the latest update moved the weights. */
    default boolean wantsUpdateRatios() {
        return false;
    }
}
