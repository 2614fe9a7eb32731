package lanewise.cli.train;

/** Training was interrupted, after its state had been saved. */
final class InterruptedTrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int updates;

    /** @param updates made so far */
    InterruptedTrainingException(int updates) {
        super("stopped after " + updates + " updates");
        this.updates = updates;
    }

    int updates() {
        return updates;
    }
}
