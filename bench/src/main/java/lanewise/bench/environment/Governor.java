package lanewise.bench.environment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the frequency governor of the processors: performance, powersave, schedutil and so on. */
final class Governor {

    private Governor() {}

    /**
     * Returns the governor of all processors, or the different ones; empty if Linux reports none, as in most virtual
     * machines.
     *
     * @param root the root of the file system
     */
    static Optional<String> read(Path root) {
        Set<String> governors = new TreeSet<>();
        Path processors = root.resolve("sys/devices/system/cpu");
        try (DirectoryStream<Path> each = Files.newDirectoryStream(processors, "cpu[0-9]*")) {
            for (Path processor : each) {
                TextFile.firstLine(processor.resolve("cpufreq/scaling_governor"))
                        .ifPresent(governors::add);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return governors.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", governors));
    }
}
