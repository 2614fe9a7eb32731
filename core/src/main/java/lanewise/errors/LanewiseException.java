package lanewise.errors;

import lanewise.text.Printable;

/**
 * A problem that the user of the program can solve, such as a damaged file, data that does not fit a model, or a heap
 * that is too small. A programming error is an {@link IllegalArgumentException} or another unchecked exception instead.
 *
 * <p>The message is one line, {@code PLACE: PROBLEM; ADVICE}, and is safe to print: place, problem and advice may hold
 * text from files, such as names, and are passed through {@link Printable}.
 */
public class LanewiseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The file or the option; empty if there is none. */
    private final String place;

    /** What is wrong. */
    private final String problem;

    /** What to do about the problem; may be empty. */
    private final String advice;

    /**
     * Creates an exception.
     *
     * @param place the file or the option and, if known, the place in it, such as {@code train.csv: line 3, column 17};
     *     empty if there is none
     * @param problem what is wrong there
     * @param advice what to do about it; empty if there is none
     */
    public LanewiseException(String place, String problem, String advice) {
        this(place, problem, advice, null);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param place the file or the option and, if known, the place in it; empty if there is none
     * @param problem what is wrong there
     * @param advice what to do about it; empty if there is none
     * @param cause the error that led to this one, null if there is none
     */
    public LanewiseException(String place, String problem, String advice, Throwable cause) {
        super(message(Printable.of(place), Printable.of(problem), Printable.of(advice)), cause);
        this.place = Printable.of(place);
        this.problem = Printable.of(problem);
        this.advice = Printable.of(advice);
    }

    private static String message(String place, String problem, String advice) {
        return (place.isEmpty() ? "" : place + ": ") + problem + (advice.isEmpty() ? "" : "; " + advice);
    }

    /**
     * Returns the place of the problem.
     *
     * @return the file or the option; empty if there is none
     */
    public String place() {
        return place;
    }

    /**
     * Returns what is wrong.
     *
     * @return the problem
     */
    public String problem() {
        return problem;
    }

    /**
     * Returns what to do about the problem.
     *
     * @return the advice; may be empty
     */
    public String advice() {
        return advice;
    }
}
