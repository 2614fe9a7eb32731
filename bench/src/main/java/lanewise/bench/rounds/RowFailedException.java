package lanewise.bench.rounds;

/** A row could not be measured. The message says why, in one line. */
final class RowFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    RowFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
