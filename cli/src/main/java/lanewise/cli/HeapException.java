package lanewise.cli;

/** The heap is too small; the message is one line that says how much would do. */
final class HeapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HeapException(String message, OutOfMemoryError cause) {
        super(message, cause);
    }
}
