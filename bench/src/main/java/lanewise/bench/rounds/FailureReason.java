package lanewise.bench.rounds;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.text.Printable;

/** Finds the reason of a failure in the output of JMH, which does not report it elsewhere. */
public final class FailureReason {

    /** The end of the line that JMH prints before a stack trace. */
    private static final String STACK_TRACE = "<failure>";

    /** The start of the line that JMH prints before the errors of a JVM that has failed. */
    private static final String ERRORS = "<stderr";

    /** Classes of exceptions whose message is complete without the name of the class. */
    private static final Pattern CLASS =
            Pattern.compile("^(lanewise\\.[\\w.$]+|java\\.lang\\.Illegal(Argument|State)Exception): (?=.)");

    private FailureReason() {}

    /**
     * Returns the reason of the first failure.
     *
     * @param log output of JMH for one benchmark
     * @return the reason in one line; empty if the output contains none
     */
    public static Optional<String> of(String log) {
        List<String> lines = log.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("WARNING:"))
                .toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            String next = lines.get(i + 1);
            if (lines.get(i).endsWith(STACK_TRACE) || lines.get(i).startsWith(ERRORS) && !next.startsWith("</")) {
                return Optional.of(Printable.of(CLASS.matcher(next).replaceFirst("")));
            }
        }
        return Optional.empty();
    }
}
