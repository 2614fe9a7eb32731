package lanewise.kernels.lookup;

/** The kernels asked for by name are unknown or cannot run here; the message is one line that says what would help. */
public final class KernelsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KernelsUnavailableException(String message) {
        super(message);
    }

    KernelsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
