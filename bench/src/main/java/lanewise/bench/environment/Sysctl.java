package lanewise.bench.environment;

import java.util.List;
import java.util.Optional;

/** Reads facts with the program {@code sysctl} of macOS. */
final class Sysctl {

    private static final long SECONDS = 5;

    private Sysctl() {}

    /**
     * Returns the value of a name.
     *
     * @param system name of the operating system; only macOS has values
     * @param name name of the value
     */
    static Optional<String> read(String system, String name) {
        if (system == null || !system.startsWith("Mac")) {
            return Optional.empty();
        }
        return Program.output(List.of("/usr/sbin/sysctl", "-n", name), SECONDS)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
