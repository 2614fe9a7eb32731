package lanewise.recipes;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.text.WholeNumber;

/**
 * Converts values of one kind from and to text. {@code parse} throws an {@link IllegalArgumentException} if the text is
 * not a value; the message quotes the text and describes the values. For the text that {@code format} returns for a
 * value, {@code parse} returns an equal value.
 *
 * @param <T> the type of the values
 * @param parse reads a text
 * @param format writes a value
 * @param words all texts of values if they are few words, otherwise empty
 */
record TextForm<T>(Function<String, T> parse, Function<T, String> format, List<String> words) {

    static final TextForm<Boolean> YES_OR_NO =
            new TextForm<>(TextForm::yesOrNo, yes -> yes ? "yes" : "no", List.of("yes", "no"));
    static final TextForm<List<Integer>> WIDTHS = new TextForm<>(TextForm::widths, TextForm::format);
    static final TextForm<Long> LONG =
            new TextForm<>(text -> WholeNumber.parse(text, Long.MIN_VALUE, Long.MAX_VALUE), String::valueOf);

    /** A time limit in seconds; infinity is written {@value #NONE}. */
    static final TextForm<Double> TIME_LIMIT = new TextForm<>(TextForm::time, TextForm::time);

    private static final String NONE = "none";
    private static final String WIDTHS_DESCRIPTION =
            "a list of numbers of units; give numbers of 1 or more, such as 128,64, or " + NONE
                    + " for no hidden layers";

    private static final Pattern WIDTH = Pattern.compile("\\+?0*[1-9]\\d*");
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(s|m|h)");
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    /** The lower limit of numbers that are written without an exponent; 0 is too. */
    private static final double MIN_PLAIN = 1e-6;

    /** The upper limit of numbers that are written without an exponent. */
    private static final double MAX_PLAIN = 1e9;

    /** Creates the text form of values that are not few words. */
    private TextForm(Function<String, T> parse, Function<T, String> format) {
        this(parse, format, List.of());
    }

    /** Returns the text form of numbers in a range. */
    static TextForm<Float> number(NumberRange range) {
        return new TextForm<>(range::parse, TextForm::format);
    }

    /** Returns the text form of whole numbers of {@code min} or more. */
    static TextForm<Integer> wholeNumber(int min) {
        return new TextForm<>(text -> WholeNumber.parse(text, min), String::valueOf);
    }

    /** Returns the text form of values with names. */
    static <T> TextForm<T> oneOf(Names<T> names) {
        return new TextForm<>(names::value, names::name, names.all());
    }

    /** Returns the text form of values that may be absent. An absent value is written as the given word. */
    TextForm<Optional<T>> orAbsent(String word) {
        return new TextForm<>(
                text -> {
                    if (text.equalsIgnoreCase(word)) {
                        return Optional.empty();
                    }
                    try {
                        return Optional.of(parse.apply(text));
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(e.getMessage() + ", or " + word, e);
                    }
                },
                value -> value.map(format).orElse(word),
                words.isEmpty()
                        ? List.of()
                        : Stream.concat(words.stream(), Stream.of(word)).toList());
    }

    /** Returns the exception for a text that is none of the expected values. */
    static IllegalArgumentException unreadable(String text, String expected) {
        return new IllegalArgumentException("'" + text + "' is not " + expected);
    }

    private static String format(float number) {
        if (number == 0) {
            return "0";
        }
        double size = Math.abs(number);
        return size >= MIN_PLAIN && size < MAX_PLAIN
                ? plain(new BigDecimal(Float.toString(number)))
                : Float.toString(number);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw unreadable(text, "yes or no");
        };
    }

    private static List<Integer> widths(String text) {
        if (text.equalsIgnoreCase(NONE)) {
            return List.of();
        }
        List<String> widths =
                Arrays.stream(text.split(",", -1)).map(String::trim).toList();
        if (!widths.stream().allMatch(width -> WIDTH.matcher(width).matches())) {
            throw unreadable(text, WIDTHS_DESCRIPTION);
        }
        return widths.stream().map(width -> WholeNumber.parse(width, 1)).toList();
    }

    private static String format(List<Integer> widths) {
        return widths.isEmpty() ? NONE : widths.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static double time(String text) {
        if (text.equalsIgnoreCase(NONE)) {
            return Double.POSITIVE_INFINITY;
        }
        Matcher time = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            throw unreadable(text, "a time such as 60s, 5m or 1h, or " + NONE);
        }
        int unit = switch (time.group(2)) {
            case "s" -> 1;
            case "m" -> SECONDS_PER_MINUTE;
            default -> SECONDS_PER_HOUR;
        };
        return Double.parseDouble(time.group(1)) * unit;
    }

    private static String time(double seconds) {
        if (seconds == Double.POSITIVE_INFINITY) {
            return NONE;
        }
        if (seconds > 0 && seconds % SECONDS_PER_HOUR == 0) {
            return plain(BigDecimal.valueOf(seconds / SECONDS_PER_HOUR)) + "h";
        }
        if (seconds > 0 && seconds % SECONDS_PER_MINUTE == 0) {
            return plain(BigDecimal.valueOf(seconds / SECONDS_PER_MINUTE)) + "m";
        }
        return plain(BigDecimal.valueOf(seconds)) + "s";
    }
}
