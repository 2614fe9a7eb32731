package lanewise.kernels.lookup;

/**
 * Thrown if the kernels of a name do not exist or cannot run here. The message is one line that ends with what would
 * help.
 */
public final class KernelsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KernelsUnavailableException(String message) {
        super(message);
    }

    KernelsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
