package lanewise.bench.rounds;

/** Thrown if a row could not be measured. The message is one line that states the reason. */
final class RowFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    RowFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
