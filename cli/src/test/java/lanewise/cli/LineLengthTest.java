package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the length of lines in Java files. The formatter of the build does not break comments and texts. */
class LineLengthTest {

    private static final int MOST_COLUMNS = 120;
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("core", "simd", "cli", "bench");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:\\*|//|/\\*).*");

    @Test
    void linesHaveAtMost120Columns() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int files = 0;
        for (String module : MODULES) {
            for (Path file : javaFiles(ROOT.resolve(module).resolve("src"))) {
                tooLong.addAll(tooLong(file));
                files++;
            }
        }
        assertEquals(List.of(), tooLong);
        assertTrue(files > 500, files + " files");
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** Returns the places of lines that are too long. In tests, only comments count: expected messages may be long. */
    private static List<String> tooLong(Path file) throws IOException {
        boolean test = file.toString().replace('\\', '/').contains("src/test");
        List<String> places = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            if (line.length() > MOST_COLUMNS && (!test || COMMENT.matcher(line).matches())) {
                places.add(file + ":" + (n + 1) + ": " + line.length() + " columns");
            }
        }
        return places;
    }
}
