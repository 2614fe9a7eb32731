package lanewise.cli.options;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Creates the exceptions that report wrong arguments of a command. */
public final class UsageError {

    private UsageError() {}

    /**
     * Returns the exception that reports a wrong argument.
     *
     * @param command the command
     * @param problem what is wrong, and what to do
     * @return the exception
     */
    public static ParameterException of(CommandSpec command, String problem) {
        return new ParameterException(command.commandLine(), problem);
    }

    /**
     * Returns a value that arguments describe.
     *
     * @param <T> the type of the value
     * @param command the command
     * @param value computes the value
     * @return the value
     * @throws ParameterException if {@code value} throws an {@link IllegalArgumentException}, with its message
     */
    public static <T> T check(CommandSpec command, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
