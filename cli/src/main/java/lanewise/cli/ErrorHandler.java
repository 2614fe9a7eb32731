package lanewise.cli;

import java.lang.module.ModuleFinder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.cli.console.Console;
import lanewise.cli.console.Invocation;
import lanewise.errors.LanewiseException;
import lanewise.errors.OutputException;
import lanewise.kernels.lookup.KernelsUnavailableException;
import lanewise.training.DivergedException;
import org.jline.utils.Levenshtein;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints each error in one line and returns its exit code. */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final Pattern ADD_MODULES = Pattern.compile("--add-modules ([\\w.]+)$");

    /** Options of this program by names that other programs use. */
    private static final Map<String, String> OPTIONS_OF_OTHERS = Map.of(
            "--lr", "--learning-rate",
            "--eta", "--learning-rate",
            "--batch", "--batch-size",
            "-m", "--model");

    /** The minimum number of letters of an abbreviation. */
    private static final int SHORTEST_START = 3;

    private static final Pattern HEAP = Pattern.compile("start Java with (-Xmx\\w+)");

    private final Console console;
    private final boolean stacktrace;

    /** @param stacktrace true to print the stack trace too */
    ErrorHandler(Console console, boolean stacktrace) {
        this.console = console;
        this.stacktrace = stacktrace;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String problem = usage(e);
        print(
                problem + (problem.endsWith("?") ? " See " : ". See ")
                        + e.getCommandLine().getCommandSpec().qualifiedName() + " --help",
                e);
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof KernelsUnavailableException) {
            print(e.getMessage() + remedy(e.getMessage(), result.originalArgs()), e);
            return ExitCode.USAGE;
        }
        if (e instanceof LanewiseException || e instanceof DivergedException) {
            print(forLauncher(e.getMessage()), e);
            return e instanceof OutputException
                    ? ExitCode.SOFTWARE
                    : command.getCommandSpec().exitCodeOnExecutionException();
        }
        if (e instanceof TypeConversionException) {
            // An argument that the command itself converts.
            return handleParseException(new ParameterException(command, e.getMessage(), e), new String[0]);
        }
        return handleUnexpected(e);
    }

    /** Reports that writing to standard output failed. */
    int handleOutput(OutputException e) {
        print(e.getMessage(), e);
        return ExitCode.SOFTWARE;
    }

    /** Reports an error that only a mistake in the program, or a broken installation, can cause. */
    int handleUnexpected(Throwable e) {
        print("internal error: " + firstLine(e.toString()) + "; please report it with the output of --stacktrace", e);
        return ExitCode.SOFTWARE;
    }

    /** Reports that the memory is exhausted, if the required size is unknown. */
    int handleOutOfMemory(OutOfMemoryError e) {
        print(
                "out of memory: " + e.getMessage()
                        + "; increase the heap of Java with -Xmx (launcher: JAVA_OPTS), or use fewer threads",
                e);
        return ExitCode.SOFTWARE;
    }

    /** Returns the command line that adds the module in the message; empty if this Java does not contain the module. */
    private static String remedy(String message, List<String> args) {
        Matcher option = ADD_MODULES.matcher(message);
        return option.find() && ModuleFinder.ofSystem().find(option.group(1)).isPresent()
                ? ": " + Invocation.ofProcess().command(List.of("--add-modules", option.group(1)), args)
                : "";
    }

    /** Returns a message with the variable that sets options of Java if the launcher started this process. */
    private static String forLauncher(String message) {
        return Invocation.isByLauncher()
                ? HEAP.matcher(message).replaceFirst("set the environment variable JAVA_OPTS to $1")
                : message;
    }

    private void print(String message, Throwable e) {
        console.error(message);
        if (stacktrace) {
            console.stackTrace(e);
        }
    }

    private static String usage(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), unmatched.isUnknownOption(), e.getCommandLine());
        }
        if (e instanceof MissingParameterException m && m.getMissing().get(0) instanceof OptionSpec option) {
            return option.longestName() + ": the value " + option.paramLabel() + " is missing";
        }
        if (e instanceof MissingParameterException m
                && m.getMissing().get(0) instanceof PositionalParamSpec parameter) {
            return parameter.paramLabel() + " is missing";
        }
        if (e instanceof OverwrittenOptionException twice && twice.getOverwritten() instanceof OptionSpec option) {
            return option.longestName() + ": given more than once; give it once";
        }
        if (e.getCause() instanceof TypeConversionException reason && e.getArgSpec() instanceof OptionSpec option) {
            return option.longestName() + ": " + reason.getMessage();
        }
        if (e.getCause() instanceof TypeConversionException reason
                && e.getArgSpec() instanceof PositionalParamSpec parameter) {
            return parameter.paramLabel() + ": " + reason.getMessage();
        }
        return firstLine(e.getMessage());
    }

    private static String unmatched(String argument, boolean isOption, CommandLine command) {
        if (!isOption && command.getSubcommands().isEmpty()) {
            return "unexpected argument '" + argument + "'";
        }
        CommandSpec spec = command.getCommandSpec();
        Optional<String> suggestion = isOption
                ? Optional.ofNullable(OPTIONS_OF_OTHERS.get(argument))
                        .filter(spec.optionsMap()::containsKey)
                        .or(() -> similar(argument, options(spec)))
                : similar(argument, spec.subcommands().keySet().stream());
        return "unknown " + (isOption ? "option" : "command") + " '" + argument + "'"
                + suggestion.map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** Returns the names of all options, those in the help first. */
    private static Stream<String> options(CommandSpec spec) {
        return spec.options().stream()
                .sorted(Comparator.comparing(OptionSpec::hidden))
                .flatMap(option -> Arrays.stream(option.names()));
    }

    /**
     * Returns the first name with the fewest edits from a misspelled one, or else the only name that starts with it;
     * empty if there is none.
     */
    private static Optional<String> similar(String misspelled, Stream<String> all) {
        List<String> names = all.toList();
        // The suggestions of picocli compare pairs of letters, and propose --fastest for --fail-on-regresion.
        String word = word(misspelled.replaceFirst("=.*", ""));
        Optional<String> similar = names.stream()
                .filter(name -> Levenshtein.distance(word, word(name)) <= word.length() / 3)
                .min(Comparator.comparing(name -> Levenshtein.distance(word, word(name))));
        List<String> longer = word.length() < SHORTEST_START
                ? List.of()
                : names.stream().filter(name -> word(name).startsWith(word)).toList();
        return similar.isEmpty() && longer.size() == 1 ? Optional.of(longer.get(0)) : similar;
    }

    private static String word(String name) {
        return name.replaceFirst("^-+", "").toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
