package lanewise.measurement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** The limit of processor time that a container sets. */
public final class CpuLimit {

    private CpuLimit() {}

    /**
     * Returns the limit of the control group that is mounted, as it is in a container.
     *
     * @param root the root of the file system
     * @return the limit in processors; empty if there is none or it cannot be read
     */
    public static OptionalDouble processors(Path root) {
        Path mount = root.resolve("sys/fs/cgroup");
        Optional<String[]> version2 = line(mount.resolve("cpu.max")).map(line -> line.split(" "));
        if (version2.isPresent() && version2.get().length == 2) {
            return quotient(version2.get()[0], version2.get()[1]);
        }
        return quotient(
                line(mount.resolve("cpu/cpu.cfs_quota_us")).orElse(""),
                line(mount.resolve("cpu/cpu.cfs_period_us")).orElse(""));
    }

    private static OptionalDouble quotient(String quota, String period) {
        // Version 2 writes "max" for no limit, version 1 writes -1.
        return quota.matches("[1-9]\\d{0,17}") && period.matches("[1-9]\\d{0,17}")
                ? OptionalDouble.of(Double.parseDouble(quota) / Double.parseDouble(period))
                : OptionalDouble.empty();
    }

    private static Optional<String> line(Path file) {
        try {
            return Files.readString(file).lines().findFirst().map(String::strip);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
