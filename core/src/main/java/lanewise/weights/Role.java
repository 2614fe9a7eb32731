package lanewise.weights;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an array is to its layer. */
enum Role {
    /** Weights of a linear layer, or the scale (gamma) of batch normalization. */
    WEIGHT,
    /** Bias of a linear layer, or the shift (beta) of batch normalization. */
    BIAS,
    MEAN,
    VARIANCE,
    /** Number of batches that the running statistics saw; not needed. */
    COUNT;

    private static final Pattern EQUATION = Pattern.compile("([WwBb])([0-9]+)");
    /** The names of scikit-learn's MLPClassifier, with the number of the layer. */
    private static final Pattern SCIKIT = Pattern.compile("(coefs|intercepts)_?([0-9]+)");

    private static final Pattern NAMED = Pattern.compile(
            "(?:(.*)[./])?(weight|kernel|gamma|bias|beta|running_mean|moving_mean|running_var|moving_variance"
                    + "|num_batches_tracked)(?::0)?",
            Pattern.DOTALL);

    /**
     * The meaning of an array's name.
     *
     * @param layer name of the layer; empty if the array has no name but its role
     * @param role role of the array
     * @param keras true if the name is one that Keras gives: batch normalization then has an epsilon of 1e-3
     */
    record Parsed(String layer, Role role, boolean keras) {}

    /** Parses names such as {@code fc1.weight}, {@code dense/kernel:0} and {@code W1}. */
    static Optional<Parsed> of(String name) {
        Matcher equation = EQUATION.matcher(name);
        if (equation.matches()) {
            Role role = equation.group(1).toLowerCase(Locale.ROOT).equals("w") ? WEIGHT : BIAS;
            return Optional.of(new Parsed(equation.group(2), role, false));
        }
        Matcher scikit = SCIKIT.matcher(name);
        if (scikit.matches()) {
            return Optional.of(new Parsed(scikit.group(2), scikit.group(1).equals("coefs") ? WEIGHT : BIAS, false));
        }
        Matcher named = NAMED.matcher(name);
        if (!named.matches()) {
            return Optional.empty();
        }
        String layer = named.group(1) == null ? "" : named.group(1);
        Role role = switch (named.group(2)) {
            case "weight", "kernel", "gamma" -> WEIGHT;
            case "bias", "beta" -> BIAS;
            case "running_mean", "moving_mean" -> MEAN;
            case "running_var", "moving_variance" -> VARIANCE;
            default -> COUNT;
        };
        return Optional.of(new Parsed(layer, role, named.group(2).startsWith("moving")));
    }
}
