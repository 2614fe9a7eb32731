package lanewise.recipes;

/** The heap is too small; the message is one line that says how much would do. */
public final class HeapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HeapException(String message, OutOfMemoryError cause) {
        super(message, cause);
    }
}
