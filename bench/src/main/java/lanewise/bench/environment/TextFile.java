package lanewise.bench.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Small files that the system may have, such as those below /proc. */
final class TextFile {

    private TextFile() {}

    /** The lines; none if the file is not there or cannot be read. */
    static List<String> lines(Path file) {
        try {
            // Not every name in such files is UTF-8.
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException | SecurityException e) {
            return List.of();
        }
    }

    /** The first line without blanks around it; empty if there is none. */
    static Optional<String> firstLine(Path file) {
        return lines(file).stream().map(String::strip).findFirst().filter(line -> !line.isEmpty());
    }

    /** What follows {@code key=} in a file of such lines, without quotes. */
    static Optional<String> value(Path file, String key) {
        return lines(file).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("\"", "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
