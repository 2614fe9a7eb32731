package lanewise.measurement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reads the limits that control groups, for example of a container, set for this process. The lowest limit of the
 * group and its ancestors applies. The files are described in the documentation of Linux: cgroup-v2, and cgroup-v1
 * for cpu and memory.
 */
public final class Cgroup {

    /** The value of no limit. Version 1 writes the largest multiple of the page size below 2^63. */
    private static final long UNLIMITED = 1L << 60;

    private final Path mount;
    private final List<String> memberships;

    /**
     * Reads the groups of this process.
     *
     * @param root the root of the file system
     */
    public Cgroup(Path root) {
        mount = root.resolve("sys/fs/cgroup");
        memberships = lines(root.resolve("proc/self/cgroup"));
    }

    /**
     * Returns the limit of processors: the quota divided by the period.
     *
     * @return the limit in processors; empty if there is none or it cannot be read
     */
    public OptionalDouble processors() {
        Stream<Double> v2 = groups("")
                .map(group -> firstLine(group.resolve("cpu.max")).orElse("max"))
                .map(line -> line.split("\\s+"))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> quota(Optional.of(parts[0]), Optional.of(parts[1])));
        Stream<Double> v1 = groups("cpu")
                .flatMap(group -> quota(
                        firstLine(group.resolve("cpu.cfs_quota_us")), firstLine(group.resolve("cpu.cfs_period_us"))));
        return Stream.concat(v2, v1).mapToDouble(Double::doubleValue).min();
    }

    private static Stream<Double> quota(Optional<String> quota, Optional<String> period) {
        OptionalLong time = number(quota);
        OptionalLong of = number(period);
        return time.isPresent() && of.isPresent() && of.getAsLong() > 0
                ? Stream.of((double) time.getAsLong() / of.getAsLong())
                : Stream.empty();
    }

    /**
     * Returns the limit of memory.
     *
     * @return the limit in bytes; empty if there is none or it cannot be read
     */
    public OptionalLong memory() {
        return Stream.concat(
                        groups("").map(group -> firstLine(group.resolve("memory.max"))),
                        groups("memory").map(group -> firstLine(group.resolve("memory.limit_in_bytes"))))
                .flatMapToLong(line -> number(line).stream())
                .filter(bytes -> bytes < UNLIMITED)
                .min();
    }

    /** Parses a number above 0. Returns empty for {@code max} and -1, which mean no limit. */
    private static OptionalLong number(Optional<String> text) {
        return text.filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .filter(n -> n > 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /**
     * Returns the folders of the group of this process and of its ancestors, for a controller of version 1, or for
     * version 2 if the controller has no name.
     *
     * <p>Inside a container, the path of the group may be that of the host, of which only the end is visible. The
     * group is then the mount itself, as it is if the groups of this process are unknown.
     */
    private Stream<Path> groups(String controller) {
        Path base = mount.resolve(controller);
        if (memberships.isEmpty()) {
            return Stream.of(base);
        }
        return memberships.stream()
                .map(line -> line.split(":", 3))
                .filter(parts ->
                        parts.length == 3 && Arrays.asList(parts[1].split(",")).contains(controller))
                .flatMap(parts -> upwards(base, parts[2]));
    }

    private static Optional<String> firstLine(Path file) {
        return lines(file).stream().map(String::strip).findFirst();
    }

    /** Returns the lines; none if the file does not exist or cannot be read. */
    private static List<String> lines(Path file) {
        try {
            // Such files may contain names that are not UTF-8.
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException | SecurityException e) {
            return List.of();
        }
    }

    private static Stream<Path> upwards(Path base, String path) {
        Path own = base.resolve(path.replaceFirst("^/+", "")).normalize();
        return own.startsWith(base)
                ? Stream.iterate(own, group -> group != null && group.startsWith(base), Path::getParent)
                : Stream.of(base);
    }
}
