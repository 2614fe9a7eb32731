package lanewise.bench.rounds;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import lanewise.bench.arguments.JmhArguments;
import lanewise.bench.arguments.KernelsNames;
import lanewise.bench.arguments.UsageException;
import lanewise.text.WholeNumber;
import org.openjdk.jmh.runner.options.Options;

/**
 * The options of a run in rounds.
 *
 * @param rounds maximum number of rounds
 * @param limit time limit, by which the last round is expected to end; at least two rounds are made. Empty if the
 *     number of rounds or a report to compare with is given
 * @param only rows to measure: those whose label or full name contains a match
 * @param kernels kernels to measure next to the vector kernels; empty for none
 * @param out file of the report; empty for a generated name
 * @param against report to compare with after each round, to end when all verdicts are clear; empty for none
 * @param seed seed of the orders of the rounds
 * @param list true to list the rows without measuring
 * @param help true to print the help without measuring
 * @param jmh options of JMH for every fork
 */
public record RoundsOptions(
        int rounds,
        Optional<Duration> limit,
        Pattern only,
        Optional<String> kernels,
        Optional<Path> out,
        Optional<Path> against,
        long seed,
        boolean list,
        boolean help,
        Options jmh) {

    private static final int ROUNDS = 5;
    private static final int ROUNDS_AGAINST = 20;
    private static final int MOST = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(290);

    private static final String HELP = "--help";
    private static final String LIST = "--list";
    private static final Set<String> WITH_VALUE =
            Set.of("--rounds", "--only", "--kernels", "--out", "--against", "--seed");

    /** Extensions of other formats of reports. */
    private static final Set<String> OTHER_FORMATS = Set.of("csv", "txt", "html", "htm", "md", "xml", "log");

    /** The kernels that every run measures. */
    private static final Set<String> OWN = Set.of("scalar", "vector");

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
        OptionalInt rounds = OptionalInt.empty();
        Pattern only = Pattern.compile("");
        Optional<String> kernels = Optional.empty();
        Optional<Path> out = Optional.empty();
        Optional<Path> against = Optional.empty();
        long seed = 1;
        boolean list = false;
        boolean help = false;
        List<String> jmh = new ArrayList<>();
        Set<String> given = new HashSet<>();
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            if (WITH_VALUE.contains(name(arg)) && !given.add(name(arg))) {
                throw new UsageException(name(arg) + ": given more than once; give it once");
            }
            switch (name(arg)) {
                case HELP -> help = true;
                case LIST -> list = true;
                case "--rounds" -> rounds = OptionalInt.of((int) number(arg, value(arg, rest), 1, MOST));
                case "--only" -> only = pattern(value(arg, rest));
                case "--kernels" -> kernels = Optional.of(available(value(arg, rest)));
                case "--out" -> out = Optional.of(json(path(arg, value(arg, rest))));
                case "--against" -> against = Optional.of(path(arg, value(arg, rest)));
                case "--seed" -> seed = number(arg, value(arg, rest), Long.MIN_VALUE, Long.MAX_VALUE);
                default -> {
                    if (!JMH.contains(arg)) {
                        throw new UsageException("the " + (arg.startsWith("-") ? "option" : "argument") + " '" + arg
                                + "' is not supported here" + instead(arg));
                    }
                    jmh.add(arg);
                    if (!rest.isEmpty()) {
                        jmh.add(rest.pop());
                    }
                }
            }
        }
        Optional<Duration> limit = rounds.isPresent() || against.isPresent() ? Optional.empty() : Optional.of(LIMIT);
        int most = rounds.orElse(against.isPresent() ? ROUNDS_AGAINST : ROUNDS);
        return new RoundsOptions(most, limit, only, kernels, out, against, seed, list, help, jmh(jmh));
    }

    /** Returns what to use instead of an option or argument of JMH. */
    private static String instead(String arg) {
        return switch (arg) {
            case "-f" -> "; use --rounds N instead: each round runs one fork of every row";
            case "-rf", "-rff", "-o" -> "; use --out FILE instead: the report is JSON";
            case "-p" -> "; use --only REGEX instead, which also matches parameters, or --kernels NAME";
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
            return WholeNumber.parse(value, least, most);
        } catch (IllegalArgumentException e) {
            throw new UsageException(name(arg) + ": " + e.getMessage(), e);
        }
    }

    private static Pattern pattern(String value) throws UsageException {
        return JmhArguments.pattern("--only: ", value);
    }

    /** Returns the name of kernels that are on the class path, even if they cannot run in this JVM. */
    private static String available(String name) throws UsageException {
        String wanted = name.toLowerCase(Locale.ROOT);
        KernelsNames.check("--kernels: ", wanted);
        if (OWN.contains(wanted)) {
            throw new UsageException(
                    "--kernels: '" + name + "' is measured without this option; name the kernels of another jar");
        }
        return wanted;
    }

    private static Path path(String arg, String value) throws UsageException {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException(name(arg) + ": '" + value + "' is not a valid file name: " + e.getReason(), e);
        }
    }

    private static Path json(Path file) throws UsageException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (OTHER_FORMATS.contains(name.substring(name.lastIndexOf('.') + 1))) {
            throw new UsageException("--out: '" + file + "' would be JSON, but has another extension; choose a name"
                    + " such as report.json");
        }
        return file;
    }

    private static Options jmh(List<String> args) throws UsageException {
        return JmhArguments.parse(args.toArray(String[]::new)).options();
    }
}
