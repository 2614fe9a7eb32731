package lanewise.training;

import java.util.Locale;

/** Thrown when a training has diverged. The message contains the iteration, the reason and a remedy. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Number of updates after which the divergence was found. */
    private final int iteration;

    private DivergedException(int iteration, String what, TrainingPlan plan) {
        super("training diverged: at iteration " + iteration + " " + what + "; " + advice(plan));
        this.iteration = iteration;
    }

    /**
     * Returns what to change. An update multiplies weights by 1 minus learning rate times decay, so with a decay above
     * 2 / learning rate they grow whatever the gradient is.
     */
    private static String advice(TrainingPlan plan) {
        Regularization regularization = plan.update().regularization();
        float bound = 2 / plan.alpha();
        if (regularization.weightDecay() >= bound) {
            return "the weight decay of " + regularization.weightDecay()
                    + " makes weights grow; try a weight decay that is much lower than " + 1 / plan.alpha();
        }
        if (regularization.l2() >= bound) {
            return "the L2 regularization of " + regularization.l2()
                    + " makes weights grow; try an L2 regularization that is much lower than " + 1 / plan.alpha();
        }
        return "try a learning rate that is much lower than " + plan.alpha() + ", such as a tenth of it";
    }

    static DivergedException notFinite(int iteration, TrainingPlan plan) {
        return new DivergedException(iteration, "a weight is no longer a finite number", plan);
    }

    static DivergedException lossOf(double loss, int iteration, TrainingPlan plan) {
        return new DivergedException(iteration, "the loss is " + String.format(Locale.ROOT, "%.3g", loss), plan);
    }

    /**
     * Returns the number of updates after which the divergence was found.
     *
     * @return number of updates
     */
    public int iteration() {
        return iteration;
    }
}
