package lanewise.training;

import lanewise.evaluation.Evaluation;

/** Is told how training goes; called on the training thread, which waits for it. */
public interface TrainingListener {

    /**
     * The network as it is after {@code iteration} updates was evaluated: before the first, then every tenth, and at the
     * end.
     *
     * @param iteration updates so far, 0 to {@code iterations}
     * @param iterations updates in all
     * @param train on the training examples
     * @param dev on the dev examples
     */
    default void evaluated(int iteration, int iterations, Evaluation train, Evaluation dev) {}

    /** An update was made; {@code iteration} counts from 1. */
    default void updated(int iteration, int iterations) {}
}
