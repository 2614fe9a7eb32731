package lanewise.training;

import lanewise.network.Dropout;
import lanewise.training.optimizer.GradientDescent;

/**
 * How a network is trained on the batches it is given.
 *
 * @param update what an update does
 * @param alpha the learning rate
 * @param schedule how it changes
 * @param updates how many updates, 1 or more
 * @param dropout of hidden units
 * @param patience evaluations without a better dev accuracy, or the same with a lower loss, after which training stops;
 *     the best weights are taken, whenever it stops. 0 for never, and for the last weights
 * @param maxSeconds after which training stops at the next update; infinite for never
 */
public record TrainingPlan(
        Update update, float alpha, Schedule schedule, int updates, Dropout dropout, int patience, double maxSeconds) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there is not at least one update, or the learning rate is not a finite number
     *     above 0
     */
    public TrainingPlan {
        if (updates < 1) {
            throw new IllegalArgumentException("at least one update, not " + updates);
        }
        if (!(alpha > 0) || Float.isInfinite(alpha)) {
            throw new IllegalArgumentException("the learning rate is a finite number above 0, not " + alpha);
        }
    }

    /** The video's: gradient descent at a constant rate. */
    public static TrainingPlan video(float alpha, int updates) {
        return new TrainingPlan(
                new Update(new GradientDescent()),
                alpha,
                Schedule.CONSTANT,
                updates,
                Dropout.NONE,
                0,
                Double.POSITIVE_INFINITY);
    }

    /** The learning rate of update number {@code t}, from 0. */
    float alpha(int t) {
        return (float) (alpha * schedule.factor((double) t / updates));
    }
}
