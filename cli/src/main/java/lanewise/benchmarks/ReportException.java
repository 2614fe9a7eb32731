package lanewise.benchmarks;

import lanewise.text.Printable;

/** A report that cannot be read or compared; the message is one line that names the file and what is wrong. */
public final class ReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one line; control characters in it are made harmless */
    public ReportException(String message) {
        super(Printable.of(message));
    }

    /** @param message one line; control characters in it are made harmless */
    public ReportException(String message, Throwable cause) {
        super(Printable.of(message), cause);
    }
}
