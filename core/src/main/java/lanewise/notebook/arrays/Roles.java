package lanewise.notebook.arrays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * Assigns roles such as {@code W1} to the arrays of a file by their names.
 *
 * @param arrays the arrays by role
 * @param depth number of layers
 * @param unused names without a role
 */
public record Roles(Map<String, StoredArray> arrays, int depth, List<String> unused) {

    private static final Set<String> PARAMETERS = Set.of("W", "b", "dW", "db");
    private static final Set<String> ACTIVITIES = Set.of("Z", "A", "dZ", "dA");

    /** PyTorch: {@code fc1.weight}; Keras: {@code dense_1/kernel:0}. */
    private static final Pattern FRAMEWORK =
            Pattern.compile("(.*?)[./](weight|bias|kernel)(?::0)?(\\.grad)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNNAMED = Pattern.compile("arr_(\\d{1,9})");

    private static final int MOST_LAYERS = 100;

    /**
     * Assigns the roles.
     *
     * @param place the file, for messages
     * @param all the arrays of numbers by the learner's names
     * @param text names of other arrays, which have no role
     * @throws LanewiseException if two arrays have the same role
     */
    public static Roles of(String place, Map<String, StoredArray> all, List<String> text) {
        Map<String, ArrayName> names = new LinkedHashMap<>();
        List<String> unused = new ArrayList<>(text);
        names.putAll(framework(all));
        names.putAll(unnamed(all));
        for (StoredArray array : all.values()) {
            if (!names.containsKey(array.name())) {
                ArrayName.of(array.name())
                        .filter(name -> !name.kind().equals("dZ") || !isMask(array))
                        .ifPresentOrElse(name -> names.put(array.name(), name), () -> unused.add(array.name()));
            }
        }
        int shiftParameters = least(names, PARAMETERS) == 0 ? 1 : 0;
        int shiftActivities = least(names, ACTIVITIES) == 0 ? 1 : 0;
        int depth = depth(names, shiftParameters, shiftActivities);
        Map<String, StoredArray> roles = new LinkedHashMap<>();
        for (Map.Entry<String, ArrayName> entry : names.entrySet()) {
            ArrayName name = entry.getValue();
            StoredArray array = all.get(entry.getKey());
            Optional<String> role =
                    role(name, ACTIVITIES.contains(name.kind()) ? shiftActivities : shiftParameters, depth);
            if (role.isEmpty()) {
                unused.add(array.name());
                continue;
            }
            String free = freeRole(role.get(), array, roles);
            StoredArray before = roles.putIfAbsent(free, array);
            if (before != null) {
                throw new LanewiseException(
                        place,
                        "the arrays " + Text.quoted(before.name()) + " and " + Text.quoted(array.name())
                                + " both have the role " + free,
                        "save only one of them");
            }
        }
        return new Roles(roles, depth, List.copyOf(unused));
    }

    /** Y and y may both be in a file: the one-hot matrix and the labels. */
    private static String freeRole(String role, StoredArray array, Map<String, StoredArray> roles) {
        StoredArray other = roles.get("Y");
        if (!role.equals("Y") || other == null || roles.containsKey("labels") || other.vector() == array.vector()) {
            return role;
        }
        if (array.vector()) {
            return "labels";
        }
        roles.put("labels", other);
        roles.remove("Y");
        return role;
    }

    /**
     * Returns whether the elements are Booleans, or the integers 0 and 1. {@code D1} is often the mask of dropout, and
     * not dZ1.
     */
    private static boolean isMask(StoredArray array) {
        double[] elements = array.stored().elements();
        return array.type().equals("bool")
                || array.integer()
                        && Arrays.stream(elements).allMatch(each -> each == 0 || each == 1)
                        && Arrays.stream(elements).anyMatch(each -> each == 1);
    }

    private static int least(Map<String, ArrayName> names, Set<String> kinds) {
        return names.values().stream()
                .filter(name -> kinds.contains(name.kind()) && name.layer() >= 0)
                .mapToInt(ArrayName::layer)
                .min()
                .orElse(1);
    }

    private static int most(Map<String, ArrayName> names, Predicate<ArrayName> of) {
        return names.values().stream()
                .filter(name -> of.test(name) && name.layer() >= 0 && name.layer() < MOST_LAYERS)
                .mapToInt(ArrayName::layer)
                .max()
                .orElse(0);
    }

    private static int depth(Map<String, ArrayName> names, int shiftParameters, int shiftActivities) {
        Predicate<ArrayName> parameter = name -> PARAMETERS.contains(name.kind());
        boolean last = names.values().stream().anyMatch(name -> parameter.test(name) && name.layer() == ArrayName.LAST);
        int parameters = most(names, parameter);
        parameters += parameters == 0 && least(names, PARAMETERS) != 0 ? 0 : shiftParameters;
        int activities = most(names, name -> ACTIVITIES.contains(name.kind()));
        activities += activities == 0 && least(names, ACTIVITIES) != 0 ? 0 : shiftActivities;
        return Math.max(1, Math.max(parameters + (last ? 1 : 0), activities));
    }

    private static Optional<String> role(ArrayName name, int shift, int depth) {
        boolean layered = PARAMETERS.contains(name.kind())
                || ACTIVITIES.contains(name.kind())
                || Set.of("mW", "vW", "sW", "mb", "vb", "sb").contains(name.kind());
        if (!layered) {
            return Optional.of(name.kind() + name.version());
        }
        int layer = name.layer() == ArrayName.LAST ? depth : name.layer() == ArrayName.NONE ? 1 : name.layer() + shift;
        boolean fits = layer >= 1 && layer <= depth && (name.layer() != ArrayName.NONE || depth == 1);
        return fits ? Optional.of(name.kind() + layer + name.version()) : Optional.empty();
    }

    /**
     * Returns the roles of the state of a PyTorch or Keras model whose layers are numbered; none if the order is not
     * clear.
     */
    private static Map<String, ArrayName> framework(Map<String, StoredArray> all) {
        Map<String, String> stems = new LinkedHashMap<>();
        for (StoredArray array : all.values()) {
            Matcher matcher = FRAMEWORK.matcher(array.name());
            if (matcher.matches() && !matcher.group(2).equalsIgnoreCase("bias") && array.rank() == 2) {
                stems.put(matcher.group(1), matcher.group(1).replaceAll("\\d+", "#"));
            }
        }
        Map<Integer, String> ordered = new TreeMap<>();
        for (String stem : stems.keySet()) {
            ordered.put(number(stem), stem);
        }
        // Numbers order the layers only if the names differ in nothing else, and Keras leaves out the first one.
        long forms = stems.values().stream()
                .map(form -> form.replaceAll("[_.]?#", ""))
                .distinct()
                .count();
        if (ordered.size() != stems.size() || forms != 1) {
            return Map.of();
        }
        List<String> order = List.copyOf(ordered.values());
        Map<String, ArrayName> roles = new LinkedHashMap<>();
        for (StoredArray array : all.values()) {
            Matcher matcher = FRAMEWORK.matcher(array.name());
            if (matcher.matches() && order.contains(matcher.group(1))) {
                String kind = matcher.group(2).equalsIgnoreCase("bias") ? "b" : "W";
                roles.put(
                        array.name(),
                        new ArrayName(
                                matcher.group(3) == null ? kind : "d" + kind, order.indexOf(matcher.group(1)) + 1, ""));
            }
        }
        return roles;
    }

    private static int number(String stem) {
        Matcher digits = Pattern.compile("(\\d{1,6})\\D*$").matcher(stem);
        return digits.find() ? Integer.parseInt(digits.group(1)) : 0;
    }

    /** Returns the roles of {@code np.savez(file, *model.get_weights())}: kernel, bias, kernel, bias and so on. */
    private static Map<String, ArrayName> unnamed(Map<String, StoredArray> all) {
        List<StoredArray> arrays = all.values().stream()
                .filter(array -> UNNAMED.matcher(array.name()).matches())
                .sorted(Comparator.comparingInt(
                        array -> Integer.parseInt(array.name().substring("arr_".length()))))
                .collect(Collectors.toList());
        Map<String, ArrayName> roles = new LinkedHashMap<>();
        for (int i = 0; i < arrays.size(); i++) {
            StoredArray array = arrays.get(i);
            boolean chained = i % 2 == 0
                    ? array.rank() == 2
                    : array.rank() == 1
                            && array.size() == arrays.get(i - 1).shape().get(1);
            if (!chained || arrays.size() % 2 == 1) {
                return Map.of();
            }
            roles.put(array.name(), new ArrayName(i % 2 == 0 ? "W" : "b", i / 2 + 1, ""));
        }
        return roles;
    }
}
