package lanewise.bench.environment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lanewise.measurement.Cgroup;

/** Detects a container and its limits. */
final class Container {

    private Container() {}

    /**
     * Returns a description such as {@code docker, at most 2 CPUs, at most 4 GiB}; empty if nothing is detected.
     *
     * @param root the root of the file system
     * @param variables environment variables by name, null for those not set
     */
    static Optional<String> read(Path root, UnaryOperator<String> variables) {
        List<String> found = new ArrayList<>();
        if (variables.apply("KUBERNETES_SERVICE_HOST") != null) {
            found.add("kubernetes");
        } else if (Files.exists(root.resolve(".dockerenv"))) {
            found.add("docker");
        } else if (Files.exists(root.resolve("run/.containerenv"))) {
            found.add("podman");
        }
        Cgroup cgroup = new Cgroup(root);
        cgroup.processors().ifPresent(n -> found.add("at most " + plain(n) + (n == 1 ? " CPU" : " CPUs")));
        cgroup.memory().ifPresent(bytes -> found.add("at most " + Bytes.readable(bytes)));
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", found));
    }

    private static String plain(double processors) {
        return BigDecimal.valueOf(processors)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
