package lanewise.training;

/** Training left the finite numbers; the message says when and what to try. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int iteration;

    DivergedException(int iteration, float alpha) {
        super("training diverged: at iteration " + iteration + " a weight is no longer a finite number; try a learning rate "
                + "below " + alpha);
        this.iteration = iteration;
    }

    /** The update that left the finite numbers, from 1. */
    public int iteration() {
        return iteration;
    }
}
