package lanewise.training;

import java.util.Locale;

/** Thrown when a training has diverged. The message contains the iteration, the reason and a remedy. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Number of updates after which the divergence was found. */
    private final int iteration;

    private DivergedException(int iteration, String what, float alpha) {
        super("training diverged: at iteration " + iteration + " " + what + "; try a learning rate well below "
                + alpha);
        this.iteration = iteration;
    }

    static DivergedException notFinite(int iteration, float alpha) {
        return new DivergedException(iteration, "a weight is no longer a finite number", alpha);
    }

    static DivergedException lossOf(double loss, int iteration, float alpha) {
        return new DivergedException(iteration, "the loss is " + String.format(Locale.ROOT, "%.3g", loss), alpha);
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
