package lanewise.bench.rounds;

/** The command line asks for what cannot be. The message is one line that says what is wrong. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
