package lanewise.cli.train;

/** Thrown when training was interrupted and its state was saved. */
final class InterruptedTrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int updates;

    /** @param updates number of updates so far */
    InterruptedTrainingException(int updates) {
        super("stopped after " + updates + " updates");
        this.updates = updates;
    }

    int updates() {
        return updates;
    }
}
