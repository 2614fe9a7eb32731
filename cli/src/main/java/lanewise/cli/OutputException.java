package lanewise.cli;

import lanewise.cli.reports.Printable;

/** A file that cannot be written; the message is one line that names it. */
final class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputException(String message, Throwable cause) {
        super(Printable.of(message), cause);
    }
}
