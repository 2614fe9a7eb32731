package lanewise.cli.options;

import java.util.Collection;
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
     * Checks that no option is given that has no effect.
     *
     * @param command the command
     * @param options names of the options
     * @param because why they have no effect; the message is the name of the first option that is given, followed by
     *     this
     * @throws ParameterException if one of the options is given
     */
    public static void refuse(CommandSpec command, Collection<String> options, String because) {
        options.stream()
                .filter(command.commandLine().getParseResult()::hasMatchedOption)
                .findFirst()
                .ifPresent(option -> {
                    throw of(command, option + because);
                });
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
