package lanewise.training;

import java.util.Objects;
import lanewise.network.Dropout;
import lanewise.training.optimizer.GradientDescent;
import lanewise.training.optimizer.Optimizer;

/**
 * The plan of a training: the kind and number of updates, and the conditions for an early stop.
 *
 * <p>Start with {@link #of} and change what you need:
 *
 * <pre>{@code
 * TrainingPlan.of(new Adam(), 0.001f, 4_000).withSchedule(Schedule.COSINE).withPatience(3)
 * }</pre>
 *
 * @param update what an update does
 * @param alpha learning rate
 * @param schedule change of the learning rate
 * @param updates number of updates, 1 or more
 * @param dropout dropout of hidden units
 * @param patience number of evaluations without a better dev accuracy, or the same with a lower loss, after which
 *     training stops. If it is above 0, the result always holds the best weights. If it is 0, training does not stop
 *     early, and the result holds the last weights
 * @param maxSeconds time after which training stops at the next update, in seconds; infinite for no limit
 */
public record TrainingPlan(
        Update update, float alpha, Schedule schedule, int updates, Dropout dropout, int patience, double maxSeconds) {

    /**
     * Creates a plan.
     *
     * @param update what an update does
     * @param alpha learning rate
     * @param schedule change of the learning rate
     * @param updates number of updates, 1 or more
     * @param dropout dropout of hidden units
     * @param patience number of evaluations without a better dev accuracy, or the same with a lower loss, after which
     *     training stops
     * @param maxSeconds time after which training stops at the next update, in seconds
     * @throws IllegalArgumentException if there is not at least one update, the learning rate is not a finite number
     *     above 0, or {@code patience} or {@code maxSeconds} is negative or not a number
     */
    public TrainingPlan {
        Objects.requireNonNull(update, "update");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(dropout, "dropout");
        if (updates < 1) {
            throw new IllegalArgumentException("the number of updates must be 1 or more, not " + updates);
        }
        if (!(alpha > 0) || Float.isInfinite(alpha)) {
            throw new IllegalArgumentException("the learning rate must be a finite number above 0, not " + alpha);
        }
        if (patience < 0) {
            throw new IllegalArgumentException("the patience must be 0 or more evaluations, not " + patience);
        }
        if (!(maxSeconds >= 0)) {
            throw new IllegalArgumentException("the time limit must be 0 or more seconds, not " + maxSeconds);
        }
    }

    /**
     * Returns a plan with a constant learning rate and without further options.
     *
     * @param optimizer the optimizer
     * @param alpha learning rate, a finite number above 0
     * @param updates number of updates, 1 or more
     * @return the plan
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static TrainingPlan of(Optimizer optimizer, float alpha, int updates) {
        return new TrainingPlan(
                new Update(optimizer), alpha, Schedule.CONSTANT, updates, Dropout.NONE, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the plan of the video: gradient descent with a constant learning rate.
     *
     * @param alpha learning rate, a finite number above 0
     * @param updates number of updates, 1 or more
     * @return the plan
     */
    public static TrainingPlan video(float alpha, int updates) {
        return of(new GradientDescent(), alpha, updates);
    }

    /**
     * Returns this plan with another update, which specifies optimizer, regularization and averaging.
     *
     * @param update what an update does
     * @return a new plan
     */
    public TrainingPlan withUpdate(Update update) {
        return new TrainingPlan(update, alpha, schedule, updates, dropout, patience, maxSeconds);
    }

    /**
     * Returns this plan with another schedule of the learning rate.
     *
     * @param schedule the schedule
     * @return a new plan
     */
    public TrainingPlan withSchedule(Schedule schedule) {
        return new TrainingPlan(update, alpha, schedule, updates, dropout, patience, maxSeconds);
    }

    /**
     * Returns this plan with dropout of hidden units.
     *
     * @param dropout the dropout
     * @return a new plan
     */
    public TrainingPlan withDropout(Dropout dropout) {
        return new TrainingPlan(update, alpha, schedule, updates, dropout, patience, maxSeconds);
    }

    /**
     * Returns this plan with early stopping.
     *
     * @param patience number of evaluations without improvement, 0 to disable
     * @return a new plan
     */
    public TrainingPlan withPatience(int patience) {
        return new TrainingPlan(update, alpha, schedule, updates, dropout, patience, maxSeconds);
    }

    /**
     * Returns this plan with a time limit.
     *
     * @param maxSeconds time limit in seconds, 0 or more
     * @return a new plan
     */
    public TrainingPlan withMaxSeconds(double maxSeconds) {
        return new TrainingPlan(update, alpha, schedule, updates, dropout, patience, maxSeconds);
    }

    /**
     * Returns the learning rate of an update.
     *
     * @param t number of the update, from 0
     * @return the learning rate
     * @throws IllegalStateException if the schedule returns a factor that is negative or not finite
     */
    public float alpha(int t) {
        double factor = schedule.factor((double) t / updates);
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalStateException("the schedule returned the factor " + factor + " for update " + t
                    + "; it must return a finite number of 0 or more");
        }
        return (float) (alpha * factor);
    }
}
