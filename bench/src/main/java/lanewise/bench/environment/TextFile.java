package lanewise.bench.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads small files that may not exist, such as those in /proc. */
final class TextFile {

    private TextFile() {}

    /** Returns the lines; none if the file does not exist or cannot be read. */
    static List<String> lines(Path file) {
        try {
            // Such files may contain names that are not UTF-8.
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException | SecurityException e) {
            return List.of();
        }
    }

    /** Returns the first line without surrounding blanks; empty if there is none. */
    static Optional<String> firstLine(Path file) {
        return lines(file).stream().map(String::strip).findFirst().filter(line -> !line.isEmpty());
    }

    /** Returns the value of the line {@code key=value}, without quotes. */
    static Optional<String> value(Path file, String key) {
        return lines(file).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("\"", "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
