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
 * What the command line asks of a run in rounds.
 *
 * @param rounds how many
 * @param limit after which no round ends, as far as can be foreseen, but two are made in any case; empty if the command
 *     line says how many
 * @param only which rows, found anywhere in their labels or full names
 * @param out the report's file; empty for a name of its own
 * @param seed decides the orders of the rounds
 * @param list true to list the rows and run none
 * @param help true to show the help and run none
 * @param jmh the options that JMH gets for every fork
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

    /** Options of JMH that mean the same in rounds; the others choose rows, forks or files, as the rounds do. */
    private static final Set<String> JMH = Set.of(
            "-jvm", "-jvmArgs", "-jvmArgsAppend", "-jvmArgsPrepend", "-prof", "-wi", "-w", "-i", "-r", "-gc", "-to");

    /** True if arguments ask for rounds: there are none, or one of them is an option of rounds. JMH has all others. */
    public static boolean concern(String... args) {
        return args.length == 0
                || args[0].startsWith("--")
                || Arrays.stream(args)
                        .map(RoundsOptions::name)
                        .anyMatch(name -> WITH_VALUE.contains(name) || name.equals(HELP) || name.equals(LIST));
    }

    /**
     * Reads the arguments; an option and its value are two arguments, or one with {@code =} between them.
     *
     * @throws UsageException if one is unknown, lacks its value or has one that cannot be
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
                        throw new UsageException("a run in rounds has no option '" + arg + "'");
                    }
                    jmh.add(arg);
                    jmh.add(value(arg, rest));
                }
            }
        }
        return new RoundsOptions(rounds, limit, only, out, seed, list, help, jmh(jmh));
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
            throw new UsageException(name(arg) + ": '" + value + "' is no whole number", e);
        }
        throw new UsageException(name(arg) + ": " + value + " is not between " + least + " and " + most);
    }

    private static Pattern pattern(String value) throws UsageException {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new UsageException("--only: '" + value + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    private static Path path(String value) throws UsageException {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException("--out: '" + value + "' cannot be a file's name: " + e.getReason(), e);
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
