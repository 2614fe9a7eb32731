package lanewise.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment of results: facts by dotted names such as {@code cpu.model}.
 *
 * @param facts values by name, in the order of the report
 */
public record Environment(Map<String, String> facts) {

    /** Facts that vary on the same machine with the same JDK and do not make another environment. */
    private static final Set<String> PASSING = Set.of("date", "cpu.loadAtStart");

    /**
     * Creates an environment.
     *
     * @param facts values by name; copied
     */
    public Environment {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * Returns a fact.
     *
     * @param name dotted name
     * @return the value; empty if unknown
     */
    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /**
     * Returns this environment without facts that change from minute to minute.
     *
     * @return the environment
     */
    public Environment lasting() {
        Map<String, String> lasting = new LinkedHashMap<>(facts);
        lasting.keySet().removeAll(PASSING);
        return new Environment(lasting);
    }
}
