package lanewise.kernels.lookup;

/**
 * Thrown if no kernels have a name, or the kernels cannot run in this JVM. The message is one line with the reason and
 * the remedy.
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
