package lanewise.bench.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import lanewise.text.Printable;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * Arguments of JMH. JMH's own messages do not state which values are allowed.
 *
 * @param options the options
 * @param parameters the names of the parameters that the arguments contain
 */
public record JmhArguments(CommandLineOptions options, Set<String> parameters) {

    /** The options with the value true or false. JMH reads every other value as false. */
    private static final Set<String> BOOLEANS = Set.of("-foe", "-gc", "-si");

    /** The options with a value, and what the value may be. */
    private static final Map<String, String> ALLOWED = allowed();

    /** The options with a value that may be given several times. */
    private static final Set<String> REPEATABLE =
            Set.of("-bm", "-e", "-jvmArgs", "-jvmArgsAppend", "-jvmArgsPrepend", "-p", "-prof", "-tg", "-wmb");

    private static Map<String, String> allowed() {
        Map<String, String> allowed = new HashMap<>();
        List.of("-f", "-wf", "-wi").forEach(option -> allowed.put(option, "a whole number of 0 or more"));
        List.of("-bs", "-i", "-opi", "-wbs").forEach(option -> allowed.put(option, "a whole number of 1 or more"));
        List.of("-r", "-to", "-w").forEach(option -> allowed.put(option, "a time such as 500ms, 2s or 1m"));
        List.of("-o", "-rff").forEach(option -> allowed.put(option, "the name of a file"));
        List.of("-e", "-wmb").forEach(option -> allowed.put(option, "a regular expression"));
        List.of("-jvmArgs", "-jvmArgsAppend", "-jvmArgsPrepend")
                .forEach(option -> allowed.put(option, "options of the JVM"));
        BOOLEANS.forEach(option -> allowed.put(option, "true or false"));
        allowed.put("-bm", "thrpt, avgt, sample, ss or all");
        allowed.put("-jvm", "the path of the program java of a JDK");
        allowed.put("-p", "a parameter and its values, such as threads=1,2");
        allowed.put("-prof", "the name of a profiler; -lprof lists them");
        allowed.put("-rf", "text, csv, scsv, json or latex");
        allowed.put("-t", "a whole number of 1 or more, max or halfmax");
        allowed.put("-tg", "whole numbers of 0 or more with commas between them, not all 0");
        allowed.put("-tu", "m, s, ms, us or ns");
        allowed.put("-v", "silent, normal or extra");
        allowed.put("-wm", "INDI, BULK or BULK_INDI");
        return allowed;
    }

    /**
     * Parses arguments of JMH.
     *
     * @param args the arguments
     * @return the arguments
     * @throws UsageException if JMH does not accept an argument, or could not use it
     */
    public static JmhArguments parse(String... args) throws UsageException {
        Set<String> parameters = checkEach(args);
        CommandLineOptions options;
        try {
            options = new CommandLineOptions(args);
        } catch (CommandLineOptionException | RuntimeException e) {
            throw new UsageException("JMH does not accept these arguments; -h lists its options", e);
        }
        for (String regex : options.getIncludes()) {
            pattern("", regex);
        }
        for (String regex : options.getExcludes()) {
            pattern("-e: ", regex);
        }
        for (String regex : options.getWarmupIncludes()) {
            pattern("-wmb: ", regex);
        }
        for (ProfilerConfig profiler : options.getProfilers()) {
            try {
                ProfilerFactory.getProfilerOrException(profiler);
            } catch (ProfilerException e) {
                throw new UsageException(
                        "-prof: '" + Printable.of(profiler.getKlass())
                                + "' is not a profiler that can run here; -lprof lists those that can",
                        e);
            }
        }
        if (options.getJvm().hasValue() && !startsJvm(options.getJvm().get())) {
            throw new UsageException("-jvm: '" + Printable.of(options.getJvm().get()) + "' does not start a JVM; write "
                    + ALLOWED.get("-jvm"));
        }
        return new JmhArguments(options, parameters);
    }

    private static boolean startsJvm(String java) throws UsageException {
        try {
            Process process = new ProcessBuilder(java, "-version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            return process.waitFor() == 0 && output.contains(" version \"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("-jvm: interrupted", e);
        }
    }

    /** Checks each option alone, so that the message can name it. Returns the names of the parameters. */
    private static Set<String> checkEach(String... args) throws UsageException {
        Set<String> given = new HashSet<>();
        Set<String> parameters = new HashSet<>();
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            if (arg.equals("--")) {
                break;
            }
            int equals = arg.indexOf('=');
            String name = equals > 0 ? arg.substring(0, equals) : arg;
            if (!ALLOWED.containsKey(name)) {
                if (arg.startsWith("-") && !accepts(arg)) {
                    throw new UsageException(
                            "the option '" + Printable.of(arg) + "' is not an option of JMH; -h lists its options");
                }
                continue;
            }
            if (equals < 0 && rest.isEmpty()) {
                throw new UsageException(name + ": the value is missing; write " + ALLOWED.get(name));
            }
            String value = equals > 0 ? arg.substring(equals + 1) : rest.pop();
            checkValue(name, value);
            if (name.equals("-p")) {
                parameters.add(value.substring(0, value.indexOf('=')));
            }
            if (!given.add(name) && !REPEATABLE.contains(name)) {
                throw new UsageException(name + ": given more than once; give it once");
            }
        }
        return parameters;
    }

    private static void checkValue(String name, String value) throws UsageException {
        boolean isAllowed = BOOLEANS.contains(name) ? value.matches("(?i)true|false") : accepts(name, value);
        if (!isAllowed) {
            throw new UsageException(
                    name + ": '" + Printable.of(value) + "' is not allowed; write " + ALLOWED.get(name));
        }
    }

    /** Returns whether JMH accepts these arguments. */
    private static boolean accepts(String... args) {
        try {
            new CommandLineOptions(args);
            return true;
        } catch (CommandLineOptionException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Compiles a regular expression.
     *
     * @param place start of the message: the option and a colon, or nothing
     * @param regex the regular expression
     * @return the pattern
     * @throws UsageException if it is not a regular expression
     */
    public static Pattern pattern(String place, String regex) throws UsageException {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new UsageException(
                    place + "'" + Printable.of(regex) + "' is not a regular expression: " + e.getDescription(), e);
        }
    }
}
