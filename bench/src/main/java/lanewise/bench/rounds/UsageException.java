package lanewise.bench.rounds;

/** Thrown if the command line is invalid. The message is one line that states the problem. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
