package lanewise.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a layer, split into its numbers and the text around them. Two names that differ only in their numbers are
 * ordered by the numbers.
 *
 * @param text the whole name
 * @param pattern the name with {@code #} for each number
 * @param numbers the numbers, first to last
 */
record LayerName(String text, String pattern, List<Integer> numbers) {

    /** Numbers of at most nine digits; longer ones count as text. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{1,9}(?![0-9])");

    /** The end of the names that Keras gives to all layers of a kind but the first: dense, dense_1, dense_2. */
    private static final String KERAS = "_#";

    static LayerName of(String text) {
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group()));
        }
        return new LayerName(text, matcher.replaceAll("#"), List.copyOf(numbers));
    }

    /** Returns whether the numbers place this name before the other. */
    boolean isBefore(LayerName other) {
        if (!pattern.equals(other.pattern)) {
            return other.pattern.equals(pattern + KERAS) && startsWithNumbersOf(other);
        }
        for (int i = 0; i < numbers.size(); i++) {
            int order = Integer.compare(numbers.get(i), other.numbers.get(i));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private boolean startsWithNumbersOf(LayerName other) {
        return other.numbers.subList(0, numbers.size()).equals(numbers);
    }

    /** Returns the difference of the last numbers if the names differ in nothing else, otherwise 0. */
    int stepsAfter(LayerName other) {
        int last = numbers.size() - 1;
        boolean alike = last >= 0
                && pattern.equals(other.pattern)
                && numbers.subList(0, last).equals(other.numbers.subList(0, last));
        return alike ? numbers.get(last) - other.numbers.get(last) : 0;
    }
}
