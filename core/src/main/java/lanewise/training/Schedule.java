package lanewise.training;

/**
 * The change of the learning rate during a training. You can write your own schedule as a lambda, such as
 * {@code progress -> 1 - progress} for a linear decay.
 */
@FunctionalInterface
public interface Schedule {

    /** Constant learning rate. */
    Schedule CONSTANT = StandardSchedule.CONSTANT;

    /** Decrease to a tenth after half of the updates, and to a hundredth after three quarters. */
    Schedule STEP = StandardSchedule.STEP;

    /** Decrease from 1 to 0 along half a cosine. */
    Schedule COSINE = StandardSchedule.COSINE;

    /** Warm-up to 1, then a long decrease close to 0. */
    Schedule ONE_CYCLE = StandardSchedule.ONE_CYCLE;

    /**
     * Returns the factor of the learning rate.
     *
     * @param progress number of updates so far divided by that of the whole training, from 0 up to but not including 1
     * @return a finite factor, 0 or more
     */
    double factor(double progress);
}
