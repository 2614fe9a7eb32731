package lanewise.cli.compare;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.render.View;
import lanewise.cli.options.OptionValues;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts values of options of this command. */
final class Converters {

    private Converters() {}

    /** Converts a regular expression. */
    static final class Regex implements ITypeConverter<Pattern> {
        @Override
        public Pattern convert(String text) {
            if (text.isEmpty()) {
                throw new TypeConversionException("the regular expression is empty; every name matches it");
            }
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new TypeConversionException("'" + text + "' is not a regular expression: " + e.getDescription());
            }
        }
    }

    /** Converts which values of a metric are better. */
    static final class Better implements ITypeConverter<Direction> {
        @Override
        public Direction convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "higher" -> Direction.HIGHER_IS_BETTER;
                case "lower" -> Direction.LOWER_IS_BETTER;
                default -> throw OptionValues.no(text, "higher or lower");
            };
        }
    }

    /** Converts an order of rows. */
    static final class Sorting implements ITypeConverter<View.Order> {
        @Override
        public View.Order convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "ratio" -> View.Order.RATIO;
                case "name" -> View.Order.NAME;
                default -> throw OptionValues.no(text, "ratio or name");
            };
        }
    }

    /** Converts a number of bytes of 0 or more. */
    static final class Bytes implements ITypeConverter<Double> {

        private static final String EXPECTED = "a number of bytes; give a number that is 0 or more";

        @Override
        public Double convert(String text) {
            try {
                double bytes = Double.parseDouble(text);
                if (bytes >= 0 && bytes < Double.POSITIVE_INFINITY) {
                    return bytes;
                }
            } catch (NumberFormatException e) {
                throw OptionValues.no(text, EXPECTED);
            }
            throw OptionValues.no(text, EXPECTED);
        }
    }

    /**
     * A replacement of the beginning of names.
     *
     * @param from the beginning to replace
     * @param to the replacement
     */
    record Rename(String from, String to) {}

    /** Converts a replacement such as {@code com.old.=org.fresh.}. */
    static final class Renaming implements ITypeConverter<Rename> {
        @Override
        public Rename convert(String text) {
            int equals = text.indexOf('=');
            if (equals <= 0) {
                throw OptionValues.no(text, "of the form OLD=NEW; give the old and the new start of the names");
            }
            return new Rename(text.substring(0, equals), text.substring(equals + 1));
        }
    }
}
