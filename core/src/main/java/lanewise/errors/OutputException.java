package lanewise.errors;

/** A result that could not be written: a file, or standard output. */
public final class OutputException extends LanewiseException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param place the file, or {@code standard output}
     * @param problem what is wrong there
     * @param advice what to do about it
     */
    public OutputException(String place, String problem, String advice) {
        super(place, problem, advice);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param place the file, or {@code standard output}
     * @param problem what is wrong there
     * @param advice what to do about it
     * @param cause the error that led to this one
     */
    public OutputException(String place, String problem, String advice, Throwable cause) {
        super(place, problem, advice, cause);
    }
}
