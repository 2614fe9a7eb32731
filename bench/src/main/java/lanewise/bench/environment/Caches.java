package lanewise.bench.environment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the caches of the first processor from /sys/devices/system/cpu/cpu0/cache of Linux. */
final class Caches {

    private static final Pattern SIZE = Pattern.compile("(\\d+)([KMG]?)");

    private Caches() {}

    /**
     * Returns sizes such as 32 KiB by name: L1d, L1i, L2, L3.
     *
     * @param root the root of the file system
     */
    static Facts read(Path root) {
        Map<String, String> sizes = new TreeMap<>();
        Path caches = root.resolve("sys/devices/system/cpu/cpu0/cache");
        try (DirectoryStream<Path> indices = Files.newDirectoryStream(caches, "index*")) {
            for (Path index : indices) {
                name(index)
                        .ifPresent(name -> TextFile.firstLine(index.resolve("size"))
                                .flatMap(Caches::readable)
                                .ifPresent(size -> sizes.put(name, size)));
            }
        } catch (IOException e) {
            return new Facts();
        }
        Facts facts = new Facts();
        sizes.forEach(facts::put);
        return facts;
    }

    private static Optional<String> name(Path index) {
        Optional<String> level = TextFile.firstLine(index.resolve("level"));
        String kind = TextFile.firstLine(index.resolve("type")).orElse("");
        String suffix = switch (kind) {
            case "Data" -> "d";
            case "Instruction" -> "i";
            default -> "";
        };
        return level.map(number -> "L" + number + suffix);
    }

    /** Formats a size such as 1024K as {@code 1 MiB}; empty if the text is not a size. */
    static Optional<String> readable(String size) {
        Matcher parts = SIZE.matcher(size);
        if (!parts.matches() || parts.group(1).length() > 9) {
            return Optional.empty();
        }
        return Optional.of(Bytes.readable(Long.parseLong(parts.group(1)) * Bytes.unit(parts.group(2))));
    }
}
