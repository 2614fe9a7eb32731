package lanewise.bench.environment;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Facts by name in insertion order: strings, numbers, booleans, lists of strings, and nested facts. Facts that cannot
 * be read are omitted.
 */
public final class Facts {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a fact. Ignores null, a blank, an empty optional, an empty list and empty facts. */
    Facts put(String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(v -> put(name, v));
        } else if (value instanceof Facts facts) {
            putUnless(facts.values.isEmpty(), name, facts.values());
        } else if (value instanceof Collection<?> list) {
            putUnless(list.isEmpty(), name, list);
        } else {
            putUnless(value == null || value instanceof String text && text.isBlank(), name, value);
        }
        return this;
    }

    private void putUnless(boolean nothing, String name, Object value) {
        if (!nothing) {
            values.put(name, value);
        }
    }

    /**
     * Returns all facts; nested facts are maps too.
     *
     * @return an unmodifiable map
     */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
