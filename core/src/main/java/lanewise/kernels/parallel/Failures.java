package lanewise.kernels.parallel;

/** Throws on the caller's thread what a task threw on another thread. */
public final class Failures {

    private Failures() {}

    /**
     * Throws a failure of a task. A checked exception is wrapped.
     *
     * @param failure what the task threw; null if it returned
     * @throws IllegalStateException if the failure is a checked exception
     */
    public static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
