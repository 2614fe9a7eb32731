package lanewise.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where results come from, by dotted names such as {@code cpu.model}.
 *
 * @param facts in the order of the report
 */
public record Environment(Map<String, String> facts) {

    /** What moves while one machine with one JDK stays the same; no other environment for that. */
    private static final Set<String> PASSING = Set.of("date", "cpu.loadAtStart");

    /** Makes the facts unchangeable. */
    public Environment {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** A fact, if it is known. */
    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** The same without what changes from minute to minute. */
    public Environment lasting() {
        Map<String, String> lasting = new LinkedHashMap<>(facts);
        lasting.keySet().removeAll(PASSING);
        return new Environment(lasting);
    }
}
