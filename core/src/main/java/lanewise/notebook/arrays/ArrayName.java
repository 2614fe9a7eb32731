package lanewise.notebook.arrays;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The role of an array according to its name.
 *
 * @param kind the kind, such as {@code W}, {@code dW}, {@code X} or {@code alpha}
 * @param layer number of the layer as written; {@link #NONE} if there is none; {@link #LAST} for the output layer
 * @param version {@code ""}, {@code "_new"} for a value after the update, or {@code "_old"} for one before it
 */
public record ArrayName(String kind, int layer, String version) {

    public static final int NONE = -1;
    public static final int LAST = -2;

    public static final String NEW = "_new";
    public static final String OLD = "_old";

    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            Map.entry(
                    "X",
                    Set.of(
                            "x",
                            "xs",
                            "xtrain",
                            "trainx",
                            "xbatch",
                            "batchx",
                            "xb",
                            "input",
                            "inputs",
                            "images",
                            "features",
                            "data",
                            "trainimages",
                            "imgs",
                            "a0",
                            "layer0",
                            "l0")),
            Map.entry(
                    "Y",
                    Set.of(
                            "y",
                            "ys",
                            "ytrain",
                            "trainy",
                            "ybatch",
                            "batchy",
                            "yb",
                            "target",
                            "targets",
                            "ytrue",
                            "onehot",
                            "onehoty",
                            "yonehot",
                            "yhot",
                            "yoh",
                            "yencoded",
                            "onehotlabels")),
            Map.entry("labels", Set.of("label", "labels", "trainlabels", "ylabels", "ylabel", "yint", "yraw")),
            Map.entry(
                    "output",
                    Set.of("yhat", "ypred", "output", "outputs", "probs", "prob", "probabilities", "predictions")),
            Map.entry("alpha", Set.of("alpha", "lr", "learningrate", "eta", "stepsize", "rate")),
            Map.entry("mu", Set.of("mu", "momentum", "beta")),
            Map.entry("rho", Set.of("rho", "decay", "decayrate")),
            Map.entry("beta1", Set.of("beta1")),
            Map.entry("beta2", Set.of("beta2")),
            Map.entry("epsilon", Set.of("eps", "epsilon")),
            Map.entry("t", Set.of("t", "step", "iteration", "timestep")),
            Map.entry("m", Set.of("m", "batchsize", "nsamples", "n")));

    private static final String WEIGHTS = "w|weights?|wts?|kernel|theta|syn(?:apse)?";
    private static final String BIASES = "b|bias(?:es)?";
    private static final String SUMS = "z|net|pre|preact(?:ivation)?s?|linear|logits?";
    private static final String ACTIVATIONS = "a|acts?|activations?|h|hidden|layer|l|out";
    private static final String GRADIENT = "d|dl|dj|dc|dcost|dloss|grads?|gradients?|nabla|delta|del|g";
    private static final String MOMENT = "v|m|s|velocity|vel|momentum|mom|cache|rms|sq";

    private static final Pattern FRESH = Pattern.compile("(.+?)(?:new|next|updated|after)|(?:new|next|updated)(.+)");
    private static final Pattern STALE = Pattern.compile("(.+?)(?:old|prev|previous|before)|(?:old|prev|previous)(.+)");
    private static final Pattern PARAMETER =
            Pattern.compile("(?:(W)|(B))(\\d*)".replace("W", WEIGHTS).replace("B", BIASES));
    private static final Pattern ACTIVITY =
            Pattern.compile("(?:(Z)(\\d*)|(A)(\\d+))".replace("Z", SUMS).replace("A", ACTIVATIONS));
    private static final Pattern SINGLE = Pattern.compile("(a)()");
    private static final Pattern PREFIXED = Pattern.compile(
            "(?:" + GRADIENT + ")(?:d|wrt)?((?:" + WEIGHTS + "|" + BIASES + "|" + SUMS + "|" + ACTIVATIONS + ")\\d*)");
    private static final Pattern SUFFIXED = Pattern.compile("(.+?\\d*)(?:grads?|gradients?)");
    private static final Pattern ERROR = Pattern.compile("(?:delta|error|err|d|layer|l)(\\d+)(?:delta|error)?");
    private static final Pattern MOMENTS = Pattern.compile("(" + MOMENT + ")(?:d|grad)?(w|weights?|b|bias)(\\d*)");
    private static final Pattern MOMENTS_LAST = Pattern.compile("(?:d|grad)?(w|weights?|b|bias)(\\d+)(" + MOMENT + ")");
    private static final Pattern BETWEEN = Pattern.compile("(d|grad|delta)?_?(w|weights?|syn)_?(\\d)_(\\d)");
    private static final Pattern FIRST = Pattern.compile("(.*?)(?:ih|in|input|inputhidden|h|hidden)");
    private static final Pattern FINAL = Pattern.compile("(.*?)(?:ho|out|output|hiddenoutput|o)");

    /** Returns the role of a name; empty if the name is unknown. */
    public static Optional<ArrayName> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Matcher between = BETWEEN.matcher(lower);
        if (between.matches() && between.group(4).charAt(0) == between.group(3).charAt(0) + 1) {
            return Optional.of(new ArrayName(
                    between.group(1) == null ? "W" : "dW", between.group(4).charAt(0) - '0', ""));
        }
        String plain = lower.replaceAll("[^a-z0-9]", "");
        Optional<ArrayName> role = role(plain);
        if (role.isPresent()) {
            return role;
        }
        return version(plain, FRESH, NEW).or(() -> version(plain, STALE, OLD));
    }

    /** Returns the role of a name that contains a word for the time before or after the update. */
    private static Optional<ArrayName> version(String name, Pattern pattern, String version) {
        Matcher matcher = pattern.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return role(rest).map(of -> new ArrayName(of.kind, of.layer, version));
    }

    private static Optional<ArrayName> role(String name) {
        for (Map.Entry<String, Set<String>> word : WORDS.entrySet()) {
            if (word.getValue().contains(name)) {
                String kind = word.getKey();
                return found(kind.equals("output") ? "A" : kind, kind.equals("output") ? LAST : NONE);
            }
        }
        return moment(name).or(() -> plain(name)).or(() -> gradient(name)).or(() -> words(name));
    }

    private static Optional<ArrayName> plain(String name) {
        Matcher parameter = PARAMETER.matcher(name);
        if (parameter.matches()) {
            return found(parameter.group(1) == null ? "b" : "W", layer(parameter.group(3)));
        }
        Matcher activity = ACTIVITY.matcher(name);
        if (activity.matches()) {
            return activity.group(1) == null
                    ? found("A", layer(activity.group(4)))
                    : found("Z", name.startsWith("logit") ? LAST : layer(activity.group(2)));
        }
        return SINGLE.matcher(name).matches() ? found("A", NONE) : Optional.empty();
    }

    private static Optional<ArrayName> gradient(String name) {
        Matcher prefixed = PREFIXED.matcher(name);
        Optional<ArrayName> of = prefixed.matches() ? plain(prefixed.group(1)) : Optional.empty();
        if (of.isPresent()) {
            return found("d" + of.get().kind, of.get().layer);
        }
        Matcher suffixed = SUFFIXED.matcher(name);
        of = suffixed.matches() ? plain(suffixed.group(1)) : Optional.empty();
        if (of.isPresent()) {
            return found("d" + of.get().kind, of.get().layer);
        }
        Matcher error = ERROR.matcher(name);
        return error.matches() ? found("dZ", layer(error.group(1))) : Optional.empty();
    }

    /** Parses the state of an optimizer. The letter decides later whether it is the first or the second moment. */
    private static Optional<ArrayName> moment(String name) {
        Matcher matcher = MOMENTS.matcher(name);
        boolean last = false;
        if (!matcher.matches()) {
            matcher = MOMENTS_LAST.matcher(name);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            last = true;
        }
        char parameter = matcher.group(last ? 1 : 2).charAt(0);
        String letter = switch (matcher.group(last ? 3 : 1)) {
            case "s", "cache", "rms", "sq" -> "s";
            case "m", "momentum", "mom" -> "m";
            default -> "v";
        };
        return found(letter + (parameter == 'w' ? "W" : "b"), layer(matcher.group(last ? 2 : 3)));
    }

    /** Parses names such as {@code w_hidden}, {@code b_out} and {@code wih}. */
    private static Optional<ArrayName> words(String name) {
        for (Pattern pattern : List.of(FIRST, FINAL)) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches() && !matcher.group(1).isEmpty()) {
                String stem = matcher.group(1);
                Optional<ArrayName> of = plain(stem).filter(each -> each.layer == NONE && !each.kind.equals("A"));
                if (of.isEmpty()) {
                    of = gradient(stem).filter(each -> each.layer == NONE);
                }
                if (of.isEmpty() && stem.matches("delta|error|err")) {
                    of = found("dZ", NONE);
                }
                if (of.isPresent()) {
                    return found(of.get().kind, pattern == FIRST ? 1 : LAST);
                }
            }
        }
        return Optional.empty();
    }

    private static int layer(String digits) {
        return digits.isEmpty() ? NONE : Integer.parseInt(digits.length() > 3 ? digits.substring(0, 3) : digits);
    }

    private static Optional<ArrayName> found(String kind, int layer) {
        return Optional.of(new ArrayName(kind, layer, ""));
    }
}
