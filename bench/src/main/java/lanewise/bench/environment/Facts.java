package lanewise.bench.environment;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Facts by name, in the order they were put in: strings, numbers, booleans, lists of strings, and facts within facts.
 * What cannot be read is left out, never made up.
 */
public final class Facts {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a fact; nothing if it is null, blank, an empty optional, an empty list or holds no facts. */
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

    /** All of them; the facts within facts are maps too. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
