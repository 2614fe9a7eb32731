package lanewise.bench.environment;

import java.util.List;
import java.util.Optional;

/** Facts that macOS tells by the program of that name. */
final class Sysctl {

    private static final long SECONDS = 5;

    private Sysctl() {}

    /**
     * The value of a name.
     *
     * @param system the system's name; on others than macOS there is no value
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
