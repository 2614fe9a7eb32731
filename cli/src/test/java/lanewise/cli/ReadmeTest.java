package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README shows of kernels of one's own is what the tests compile and run. */
class ReadmeTest {

    private static final Path EXAMPLE = Path.of("src", "examples", "mykernels");

    private final String readme = read(Path.of("..", "README.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n").strip();
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    @Test
    void itsJavaIsThatOfTheExample() {
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map((MatchResult block) -> block.group(1).strip())
                .toList();
        assertEquals(
                List.of(read(EXAMPLE.resolve("MyKernelsProvider.java")), read(EXAMPLE.resolve("MyKernelsTest.java"))),
                blocks);
    }

    @Test
    void itsServicesFileNamesTheProviderOfTheExample() {
        String services = read(EXAMPLE.resolve("META-INF/services/lanewise.kernels.KernelsProvider"));
        assertTrue(readme.contains("```\n" + services + "\n```"), services);
    }

    @Test
    void itsCoordinatesHaveTheVersionOfTheProgram() {
        String version = Run.of("--version").out().split("[ ,]")[1];
        assertTrue(readme.contains("<artifactId>lanewise-core</artifactId>\n  <version>" + version + "</version>"));
    }
}
