package lanewise.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lanewise.errors.LanewiseException;

/**
 * Arrays that {@code numpy.savez} named by their position, {@code arr_0}, {@code arr_1} and so on, because they were
 * given without names. Keras' {@code get_weights()} lists the weight and the bias of each layer in turn. The {@code
 * coefs_} and {@code intercepts_} of scikit-learn are all weights and then all biases.
 */
final class UnnamedArrays {

    private static final Pattern NAME = Pattern.compile("arr_[0-9]{1,9}");
    private static final int BEFORE_NUMBER = "arr_".length();
    private static final int MATRIX = 2;

    private UnnamedArrays() {}

    /** Returns whether no array has a name. */
    static boolean are(Collection<WeightArray> arrays) {
        return !arrays.isEmpty()
                && arrays.stream().allMatch(array -> NAME.matcher(array.name()).matches());
    }

    /**
     * Returns the role of each array. A layer has the name of its weight.
     *
     * @param file name of the file, for messages
     * @param arrays arrays without names
     * @throws LanewiseException if their dimensions fit neither order
     */
    static Map<WeightArray, Role.Parsed> roles(String file, Collection<WeightArray> arrays) {
        List<WeightArray> sorted = new ArrayList<>(arrays);
        sorted.sort(
                Comparator.comparingInt(array -> Integer.parseInt(array.name().substring(BEFORE_NUMBER))));
        List<WeightArray> weights =
                sorted.stream().filter(array -> array.rank() == MATRIX).toList();
        List<WeightArray> biases =
                sorted.stream().filter(array -> array.rank() == 1).toList();
        Map<WeightArray, Role.Parsed> roles = new HashMap<>();
        weights.forEach(weight -> roles.put(weight, new Role.Parsed(weight.name(), Role.WEIGHT, false)));
        for (WeightArray bias : biases) {
            int before = sorted.indexOf(bias) - 1;
            if (before >= 0 && sorted.get(before).rank() == MATRIX) {
                roles.put(bias, new Role.Parsed(sorted.get(before).name(), Role.BIAS, false));
            }
        }
        if (roles.size() == sorted.size()) {
            return roles;
        }
        boolean blocks = weights.size() == biases.size()
                && sorted.subList(0, weights.size()).equals(weights);
        if (!blocks || weights.size() + biases.size() < sorted.size()) {
            throw new LanewiseException(
                    file,
                    "its arrays have no names, and are neither a weight and a bias for each layer in turn, nor all "
                            + "weights and then all biases",
                    "save them with names, such as numpy.savez(file, W1=W1, b1=b1)");
        }
        for (int layer = 0; layer < weights.size(); layer++) {
            roles.put(biases.get(layer), new Role.Parsed(weights.get(layer).name(), Role.BIAS, false));
        }
        return roles;
    }
}
