package lanewise.bench.arguments;

/** Thrown if the command line is invalid. The message is one line that states the problem. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the problem, in one line
     */
    public UsageException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message the problem, in one line
     * @param cause the cause
     */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
