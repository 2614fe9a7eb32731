package lanewise.bench.rounds;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;

/**
 * The options of a run in rounds.
 *
 * @param rounds number of rounds
 * @param limit time limit, by which the last round is expected to end; at least two rounds are made. Empty if the
 *     number of rounds is given
 * @param only rows to measure: those whose label or full name contains a match
 * @param out file of the report; empty for a generated name
 * @param seed seed of the orders of the rounds
 * @param list true to list the rows without measuring
 * @param help true to print the help without measuring
 * @param jmh options of JMH for every fork
 */
public record RoundsOptions(
        int rounds,
        Optional<Duration> limit,
        Pattern only,
        Optional<Path> out,
        long seed,
        boolean list,
        boolean help,
        Options jmh) {

    private static final int ROUNDS = 5;
    private static final int MOST = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(290);

    private static final String HELP = "--help";
    private static final String LIST = "--list";
    private static final Set<String> WITH_VALUE = Set.of("--rounds", "--only", "--out", "--seed");

    /** Options of JMH that are supported. The others select rows, forks or files, which the rounds do themselves. */
    private static final Set<String> JMH = Set.of(
            "-jvm", "-jvmArgs", "-jvmArgsAppend", "-jvmArgsPrepend", "-prof", "-wi", "-w", "-i", "-r", "-gc", "-to");

    /**
     * Returns whether arguments are those of a run in rounds: there are none, or one of them is an option of rounds.
     * All others are for JMH.
     *
     * @param args the arguments
     * @return true for a run in rounds
     */
    public static boolean concern(String... args) {
        return args.length == 0
                || args[0].startsWith("--")
                || Arrays.stream(args)
                        .map(RoundsOptions::name)
                        .anyMatch(name -> WITH_VALUE.contains(name) || name.equals(HELP) || name.equals(LIST));
    }

    /**
     * Parses the arguments. An option and its value are two arguments, or one with {@code =} between them.
     *
     * @param args the arguments
     * @return the options
     * @throws UsageException if an option is unknown, or its value is missing or invalid
     */
    public static RoundsOptions parse(String... args) throws UsageException {
        int rounds = ROUNDS;
        Optional<Duration> limit = Optional.of(LIMIT);
        Pattern only = Pattern.compile("");
        Optional<Path> out = Optional.empty();
        long seed = 1;
        boolean list = false;
        boolean help = false;
        List<String> jmh = new ArrayList<>();
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            switch (name(arg)) {
                case HELP -> help = true;
                case LIST -> list = true;
                case "--rounds" -> {
                    rounds = (int) number(arg, value(arg, rest), 1, MOST);
                    limit = Optional.empty();
                }
                case "--only" -> only = pattern(value(arg, rest));
                case "--out" -> out = Optional.of(path(value(arg, rest)));
                case "--seed" -> seed = number(arg, value(arg, rest), Long.MIN_VALUE, Long.MAX_VALUE);
                default -> {
                    if (!JMH.contains(arg)) {
                        throw new UsageException("a run in rounds has no option '" + arg + "'" + instead(arg));
                    }
                    jmh.add(arg);
                    jmh.add(value(arg, rest));
                }
            }
        }
        return new RoundsOptions(rounds, limit, only, out, seed, list, help, jmh(jmh));
    }

    /** Returns what to use instead of an option or argument of JMH. */
    private static String instead(String arg) {
        return switch (arg) {
            case "-f" -> "; use --rounds N instead: each round runs one fork of every row";
            case "-rf", "-rff", "-o" -> "; use --out FILE instead: the report is JSON";
            case "-p" -> "; use --only REGEX instead, which also matches parameters";
            case "-l", "-lp" -> "; use --list instead";
            default -> arg.startsWith("-") ? "" : "; use --only REGEX to select rows";
        };
    }

    private static String name(String arg) {
        int equals = arg.indexOf('=');
        return arg.startsWith("--") && equals > 0 ? arg.substring(0, equals) : arg;
    }

    private static String value(String arg, Deque<String> rest) throws UsageException {
        if (!name(arg).equals(arg)) {
            return arg.substring(arg.indexOf('=') + 1);
        }
        if (rest.isEmpty()) {
            throw new UsageException(arg + ": the value is missing");
        }
        return rest.pop();
    }

    private static long number(String arg, String value, long least, long most) throws UsageException {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(name(arg) + ": '" + value + "' is not a whole number", e);
        }
        throw new UsageException(name(arg) + ": " + value + " is not between " + least + " and " + most);
    }

    private static Pattern pattern(String value) throws UsageException {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new UsageException("--only: '" + value + "' is not a regular expression: " + e.getDescription(), e);
        }
    }

    private static Path path(String value) throws UsageException {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException("--out: '" + value + "' is not a valid file name: " + e.getReason(), e);
        }
    }

    private static Options jmh(List<String> args) throws UsageException {
        try {
            return new CommandLineOptions(args.toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            throw new UsageException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }
}
