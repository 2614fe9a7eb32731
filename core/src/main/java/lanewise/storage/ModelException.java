package lanewise.storage;

/**
 * A model that cannot be read or used, or a file that cannot be written. The message is one line for people: where, what is
 * wrong, what to do.
 */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the message {@code WHERE: PROBLEM; ADVICE}, with a space for every character that would break the line.
     *
     * @param where the file and, if known, the place in it, such as {@code digits.safetensors: tensor 'layers.0.bias'}
     * @param problem what is wrong there
     * @param advice what to do about it
     */
    public ModelException(String where, String problem, String advice) {
        super((where + ": " + problem + "; " + advice).replaceAll("[\\p{Cntrl}\\p{Cf}\\x{85}\\x{2028}\\x{2029}]", " "));
    }

    /** The same with the error that led to it. */
    ModelException(String where, String problem, String advice, Throwable cause) {
        this(where, problem, advice);
        initCause(cause);
    }
}
