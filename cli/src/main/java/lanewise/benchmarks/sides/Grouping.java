package lanewise.benchmarks.sides;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.errors.LanewiseException;

/**
 * Splits the name of a benchmark into a variant and the rest. Benchmarks with the same rest are variants of each other:
 * the values of a parameter, the methods of a class, or what a regular expression captures.
 */
public abstract class Grouping {

    /** The name that stands for the methods of a class. */
    public static final String METHOD = "method";

    private final String name;

    /**
     * A benchmark as a variant.
     *
     * @param rest the benchmark without the variant
     * @param value name of the variant
     */
    public record Variant(ResultKey rest, String value) {}

    private Grouping(String name) {
        this.name = name;
    }

    /**
     * Returns the grouping with a name.
     *
     * @param text name of a parameter, {@code method}, or a regular expression with a group between slashes such as
     *     {@code /(hash|tree)/}
     * @param reports the reports; a parameter named {@code method} takes precedence over the methods
     * @param option name of the setting, for messages
     * @return the grouping
     * @throws LanewiseException if the regular expression is invalid or has no group
     */
    public static Grouping of(String text, List<Report> reports, String option) {
        if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
            return new ByPattern(text, pattern(text.substring(1, text.length() - 1), text, option));
        }
        return text.equals(METHOD) && !parameters(reports).contains(METHOD) ? new ByMethod() : new ByParameter(text);
    }

    private static Pattern pattern(String regex, String text, String option) {
        try {
            Pattern pattern = Pattern.compile(regex);
            if (pattern.matcher("").groupCount() != 1) {
                throw new LanewiseException(
                        option,
                        "'" + text + "' does not have exactly one group",
                        "put the variants in parentheses, such as /(hash|tree)/");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new LanewiseException(
                    option, "'" + text + "' is not a regular expression: " + e.getDescription(), "", e);
        }
    }

    /**
     * Returns the names of all parameters.
     *
     * @param reports the reports
     * @return the names in alphabetical order
     */
    public static Set<String> parameters(List<Report> reports) {
        return reports.stream()
                .flatMap(report -> report.results().stream())
                .flatMap(result -> result.key().params().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the name of this grouping.
     *
     * @return name of the parameter, {@code method}, or the regular expression between slashes
     */
    public String name() {
        return name;
    }

    /**
     * Returns the variant of a benchmark.
     *
     * @param key the benchmark
     * @return the variant; empty if the benchmark is not a variant of this grouping
     */
    public abstract Optional<Variant> of(ResultKey key);

    /**
     * Returns a variant for the user.
     *
     * @param value name of the variant
     * @return text such as {@code kernels=vector}
     */
    public String label(String value) {
        return value;
    }

    /** Returns a variant for a message, such as {@code method, 'multiply'}. */
    String described(String value) {
        return label(value);
    }

    private static final class ByParameter extends Grouping {

        ByParameter(String name) {
            super(name);
        }

        @Override
        public Optional<Variant> of(ResultKey key) {
            return Optional.ofNullable(key.params().get(name())).map(value -> new Variant(key.without(name()), value));
        }

        @Override
        public String label(String value) {
            return name() + "=" + value;
        }
    }

    private static final class ByMethod extends Grouping {

        ByMethod() {
            super(METHOD);
        }

        @Override
        String described(String value) {
            return "method, '" + value + "'";
        }

        @Override
        public Optional<Variant> of(ResultKey key) {
            int end = key.benchmark().length() - key.method().length();
            return end == 0
                    ? Optional.empty()
                    : Optional.of(new Variant(key.named(key.benchmark().substring(0, end - 1)), key.method()));
        }
    }

    private static final class ByPattern extends Grouping {

        @Override
        String described(String value) {
            return "match of " + name() + ", '" + value + "'";
        }

        private final Pattern pattern;

        ByPattern(String name, Pattern pattern) {
            super(name);
            this.pattern = pattern;
        }

        @Override
        public Optional<Variant> of(ResultKey key) {
            Matcher matcher = pattern.matcher(key.benchmark());
            if (!matcher.find() || matcher.group(1) == null) {
                return Optional.empty();
            }
            String rest = key.benchmark().substring(0, matcher.start(1)) + "*"
                    + key.benchmark().substring(matcher.end(1));
            return Optional.of(new Variant(key.named(rest), matcher.group(1)));
        }
    }
}
