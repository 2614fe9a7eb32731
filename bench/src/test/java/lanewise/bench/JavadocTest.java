package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the Javadoc of the modules that use the Vector API has no warning. The build of the other modules fails
 * on a warning. It cannot in these two: the javadoc tool warns of the incubator module, and no option turns that off on
 * JDK 17. Newer versions of the tool have other warnings.
 */
@EnabledForJreRange(maxVersion = 17)
class JavadocTest {

    @ParameterizedTest
    @ValueSource(strings = {"simd", "bench"})
    void hasNoWarningExceptForTheIncubatorModule(String module, @TempDir Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-Xdoclint:all/protected", "-proc:none"));
        arguments.addAll(List.of("--add-modules", "jdk.incubator.vector", "-d", folder.toString()));
        arguments.addAll(List.of("--class-path", System.getProperty("java.class.path")));
        try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            sources.filter(source -> source.toString().endsWith(".java"))
                    .filter(source -> !source.endsWith("module-info.java"))
                    .forEach(source -> arguments.add(source.toString()));
        }
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        List<String> warnings = output.toString()
                .lines()
                .filter(line -> line.contains("warning:"))
                .toList();
        assertEquals(1, warnings.size(), output::toString);
        assertTrue(warnings.get(0).contains("incubating module"), output::toString);
    }
}
