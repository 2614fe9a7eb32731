package lanewise.recipes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import lanewise.kernels.Activation;
import lanewise.network.Initialization;
import lanewise.training.Schedule;
import lanewise.training.StandardSchedule;
import lanewise.training.optimizer.Optimizer;

/**
 * The names of values, in lower case with hyphens. Case does not matter when a name is read.
 *
 * @param <T> the type of the values
 */
final class Names<T> {

    static final Names<Activation> ACTIVATIONS = of(Activation.values(), Activation::label);
    static final Names<Initialization> INITIALIZATIONS = of(Initialization.values(), Names::ofConstant);
    static final Names<Schedule> SCHEDULES = of(StandardSchedule.values(), Names::ofStandardSchedule);
    static final Names<Optimizer> OPTIMIZERS = new Names<>(Optimizer.all());

    private final Map<String, T> values;

    private Names(Map<String, T> values) {
        this.values = values;
    }

    private static String ofStandardSchedule(Schedule schedule) {
        return ofConstant((StandardSchedule) schedule);
    }

    private static <T> Names<T> of(T[] values, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        for (T value : values) {
            byName.put(name.apply(value), value);
        }
        return new Names<>(byName);
    }

    private static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns all names. */
    List<String> all() {
        return List.copyOf(values.keySet());
    }

    /**
     * Returns the value of a name.
     *
     * @throws IllegalArgumentException if no value has the name; the message lists the names
     */
    T value(String name) {
        T value = values.get(name.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw TextForm.unreadable(name, "one of " + String.join(", ", values.keySet()));
        }
        return value;
    }

    /**
     * Returns the name of a value.
     *
     * @throws IllegalArgumentException if the value has no name
     */
    String name(T value) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        value + " has no name; the values with names are " + String.join(", ", values.keySet())));
    }
}
