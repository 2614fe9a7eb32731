package lanewise.cli.options;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import lanewise.data.Mnist;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.text.WholeNumber;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the values of options. Every error message contains the value and the expected form. */
public final class OptionValues {

    public static final String AUTO = "auto";

    private OptionValues() {}

    /** Converts the value of an option that needs none. */
    public static final class Flag implements ITypeConverter<Boolean> {
        @Override
        public Boolean convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw no(text, "true or false; give the option without a value");
            };
        }
    }

    /** Converts a whole number of 1 or more. */
    public static final class Positive implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1, Integer.MAX_VALUE);
        }
    }

    /** Converts a whole number of 0 or more. */
    public static final class NotNegative implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 0, Integer.MAX_VALUE);
        }
    }

    /** Converts a number of built-in training images. */
    public static final class BuiltInImages implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1, Mnist.TRAINING_IMAGES);
        }
    }

    /** Converts a number of threads, or {@value #AUTO} for one per processor. */
    public static final class Threads implements ITypeConverter<Integer> {

        /** A limit against typing errors; more threads than processors do not help. */
        private static final int MOST = 1024;

        @Override
        public Integer convert(String text) {
            return text.equalsIgnoreCase(AUTO) ? ParallelKernels.processors() : whole(text, 1, MOST, ", or " + AUTO);
        }
    }

    /** Converts a percentage of 0 or more to a fraction. */
    public static final class Percent implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return percent(text, p -> p >= 0 && p < Double.POSITIVE_INFINITY, "a percentage, such as 5");
        }
    }

    /** Converts a percentage of at least 50 and below 100 to a fraction. */
    public static final class Confidence implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return percent(
                    text, p -> p >= 50 && p / 100 < 1, "a percentage of at least 50 and below 100; for 99 %, give 99");
        }
    }

    /** Converts a percentage above 0 and at most 100 to a fraction. */
    public static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return percent(text, p -> p > 0 && p <= 100, "a percentage above 0 and at most 100, such as 10");
        }
    }

    private static double percent(String text, DoublePredicate allowed, String expected) {
        try {
            double percent = Double.parseDouble(text.replaceFirst(" ?%$", ""));
            if (allowed.test(percent)) {
                return percent / 100;
            }
        } catch (NumberFormatException e) {
            throw no(text, expected);
        }
        throw no(text, expected);
    }

    /** The index of an example, as it is written and as {@link lanewise.text.Text#count} prints it. */
    public static final String INDEX = "(\\d+|\\d{1,3}(,\\d{3})+)";

    /** Converts the index of an example, with or without commas between thousands. */
    public static final class Index implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches(INDEX)) {
                throw no(
                        text,
                        "the number of an example; "
                                + (text.endsWith(".safetensors")
                                        ? "give the model before the numbers"
                                        : "give a whole number of 0 or more"));
            }
            return whole(text.replace(",", ""), 0, Integer.MAX_VALUE);
        }
    }

    /** Converts a finite number. */
    public static final class Finite implements ITypeConverter<Float> {
        @Override
        public Float convert(String text) {
            return number(text, Float::isFinite, "a number");
        }
    }

    /** Converts a finite number above 0 whose inverse is finite. */
    public static final class AboveZero implements ITypeConverter<Float> {
        @Override
        public Float convert(String text) {
            return number(text, n -> n > 0 && Float.isFinite(n) && Float.isFinite(1 / n), "a number above 0");
        }
    }

    private static float number(String text, Predicate<Float> allowed, String expected) {
        try {
            float number = Float.parseFloat(text);
            if (allowed.test(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw no(text, expected);
        }
        throw no(text, expected);
    }

    /** Converts a TCP port, 0 for any free port. */
    public static final class Port implements ITypeConverter<Integer> {

        private static final int LAST = 65_535;

        @Override
        public Integer convert(String text) {
            return whole(text, 0, LAST);
        }
    }

    /**
     * The paths of one use of an option.
     *
     * @param paths one or more
     */
    public record Paths(List<Path> paths) {}

    /** Converts a path, or several separated by commas. An existing file whose name contains a comma is one path. */
    public static final class PathsConverter implements ITypeConverter<Paths> {
        @Override
        public Paths convert(String text) {
            return new Paths(
                    Files.exists(path(text))
                            ? List.of(path(text))
                            : Arrays.stream(text.split(",", -1))
                                    .map(OptionValues::path)
                                    .toList());
        }
    }

    /** Converts a path. */
    public static final class PathConverter implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            return path(text);
        }
    }

    /**
     * Converts a path.
     *
     * @param text the value of an option
     * @return the path
     * @throws TypeConversionException if the text is not a path
     */
    public static Path path(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            throw no(text, "a path");
        }
        throw no(text, "a path");
    }

    private static int whole(String text, int min, int max) {
        return whole(text, min, max, "");
    }

    private static int whole(String text, int min, int max, String otherwise) {
        try {
            return (int) WholeNumber.parse(text, min, max);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage() + otherwise);
        }
    }

    /**
     * Creates the error that a value is not one of some names.
     *
     * @param text the value
     * @param names the names
     * @return the error
     */
    public static TypeConversionException noneOf(String text, Iterable<String> names) {
        return no(text, "one of " + String.join(", ", names));
    }

    /**
     * Creates the error that a value is not of the expected kind.
     *
     * @param text the value
     * @param expected the kind, such as {@code a path}
     * @return the error
     */
    public static TypeConversionException no(String text, String expected) {
        return new TypeConversionException("'" + text + "' is not " + expected);
    }
}
