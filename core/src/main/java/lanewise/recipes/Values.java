package lanewise.recipes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads values of hyperparameters; every error says what the value is and what it could be. */
final class Values {

    /** Stands for a value that follows from others; read as null. */
    static final String AUTO = "auto";

    private static final String NONE = "none";
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(s|m|h)");

    private Values() {}

    /** {@value #AUTO} as null, anything else as the parser has it. */
    static Function<String, Object> autoOr(Function<String, Object> parser) {
        return orElse(AUTO, parser);
    }

    /** One word as null, anything else as the parser has it. */
    static Function<String, Object> orElse(String word, Function<String, Object> parser) {
        return text -> {
            if (text.equalsIgnoreCase(word)) {
                return null;
            }
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(e.getMessage() + ", or " + word, e);
            }
        };
    }

    /** Constants by their names in lower case, with hyphens. */
    static <E extends Enum<E>> Function<String, Object> oneOf(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> nameOf(constant).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> no(
                        text,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Values::nameOf)
                                        .collect(Collectors.joining(", "))));
    }

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Object widths(String text) {
        if (text.equalsIgnoreCase(NONE)) {
            return List.of();
        }
        try {
            List<Integer> widths = Arrays.stream(text.split(",", -1))
                    .map(String::trim)
                    .map(Integer::valueOf)
                    .toList();
            if (widths.stream().allMatch(units -> units >= 1)) {
                return widths;
            }
        } catch (NumberFormatException e) {
            throw no(text, "a list of widths such as 128,64, each 1 or more, or none");
        }
        throw no(text, "a list of widths such as 128,64, each 1 or more, or none");
    }

    static Object yesOrNo(String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "yes":
            case "true":
                return true;
            case "no":
            case "false":
                return false;
            default:
                throw no(text, "yes or no");
        }
    }

    static Object positive(String text) {
        return (int) integer(text, 1, Integer.MAX_VALUE, "a whole number of 1 or more");
    }

    static Object whole(String text) {
        return (int) integer(text, 0, Integer.MAX_VALUE, "a whole number of 0 or more");
    }

    static Object seed(String text) {
        return integer(text, Long.MIN_VALUE, Long.MAX_VALUE, "a whole number");
    }

    private static long integer(String text, long least, long most, String expected) {
        try {
            long n = Long.parseLong(text);
            if (n >= least && n <= most) {
                return n;
            }
        } catch (NumberFormatException e) {
            throw no(text, expected);
        }
        throw no(text, expected);
    }

    static Object rate(String text) {
        return number(p -> p >= 0 && p < 1, "a number of 0 or more and below 1").apply(text);
    }

    static Object halfTurn(String text) {
        return number(degrees -> degrees >= 0 && degrees <= 180, "a number of degrees from 0 to 180")
                .apply(text);
    }

    static Object notNegative(String text) {
        return number(n -> n >= 0, "a finite number of 0 or more").apply(text);
    }

    static Function<String, Object> number(DoublePredicate allowed, String expected) {
        return text -> {
            float number;
            try {
                number = Float.parseFloat(text);
            } catch (NumberFormatException e) {
                throw no(text, expected);
            }
            if (Float.isNaN(number) || Float.isInfinite(number) || !allowed.test(number)) {
                throw no(text, expected);
            }
            return number;
        };
    }

    /** In seconds. */
    static Object time(String text) {
        Matcher time = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            throw no(text, "a time such as 60s, 5m or 1h");
        }
        double unit = switch (time.group(2)) {
            case "s" -> 1;
            case "m" -> 60;
            default -> 3600;
        };
        return Double.parseDouble(time.group(1)) * unit;
    }

    private static IllegalArgumentException no(String text, String expected) {
        return new IllegalArgumentException("'" + text + "' is not " + expected);
    }
}
