package lanewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the programs of core/README.md on the class path and on the module path, with fewer examples. */
class LibraryGuideTest {

    private static final Path GUIDE = Path.of("README.md");
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?public class (\\w+) .*?)```", Pattern.DOTALL);
    private static final String ALL_EXAMPLES = "Mnist.training()";
    private static final String FEW_EXAMPLES = "Mnist.training().first(1500)";
    private static final long SECONDS = 120;

    @TempDir
    private Path folder;

    private static Map<String, String> programs() throws IOException {
        Map<String, String> programs = new LinkedHashMap<>();
        PROGRAM.matcher(Files.readString(GUIDE).replace("\r\n", "\n"))
                .results()
                .forEach(block -> programs.put(block.group(2), block.group(1)));
        return programs;
    }

    @Test
    void theFirstProgramIsShort() throws IOException {
        long lines =
                programs().get("Digits").lines().filter(line -> !line.isBlank()).count();
        assertTrue(lines <= 15, lines + " lines");
    }

    @Test
    void digitsRunsOnTheClassPath() throws Exception {
        compile(few("Digits"), List.of("-cp", path()));
        assertDigits(java("-cp", folder + File.pathSeparator + path(), "Digits"));
    }

    @Test
    void digitsRunsOnTheModulePath() throws Exception {
        Files.writeString(folder.resolve("module-info.java"), "module digits { requires lanewise.core; }");
        compile("package digits;\n" + few("Digits"), List.of("-p", path()));
        assertDigits(java("-p", folder + File.pathSeparator + path(), "-m", "digits/digits.Digits"));
    }

    @Test
    void ownTrainingRunsOnTheClassPath() throws Exception {
        compile(few("OwnTraining"), List.of("-cp", path()));
        List<String> lines = java("-cp", folder + File.pathSeparator + path(), "OwnTraining");
        assertTrue(lines.get(0).matches("epoch 1.0: 0\\.\\d+"), lines.toString());
        assertTrue(lines.get(lines.size() - 1).matches("(COMPLETED|STOPPED) after \\d+ updates"), lines.toString());
    }

    private static String few(String program) throws IOException {
        String text = programs().get(program);
        assertTrue(text.contains(ALL_EXAMPLES), text);
        return text.replace(ALL_EXAMPLES, FEW_EXAMPLES).replace("Mnist.test())", "Mnist.test().first(500))");
    }

    private void assertDigits(List<String> lines) {
        assertTrue(lines.get(0).matches("test accuracy: 0\\.[89]\\d*"), lines.toString());
        assertEquals("first test image: 7", lines.get(1));
        assertTrue(Files.exists(folder.resolve("digits.safetensors")));
    }

    /** Returns the classes of core and the jars it needs, from the module path or the class path of these tests. */
    private static String path() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .flatMap(entries -> Arrays.stream(entries.split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty() && !entry.endsWith("test-classes"))
                .filter(entry -> entry.endsWith("classes") || entry.matches(".*(slf4j-api|fastcsv|jackson-core)-.*"))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void compile(String program, List<String> options) throws IOException {
        Path source = folder.resolve(program.startsWith("package") ? "digits" : "");
        Files.createDirectories(source);
        String name = Pattern.compile("public class (\\w+)")
                .matcher(program)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        Path file = Files.writeString(source.resolve(name + ".java"), program);
        List<Path> files = new ArrayList<>(List.of(file));
        Path module = folder.resolve("module-info.java");
        if (Files.exists(module)) {
            files.add(module);
        }
        List<String> args = new ArrayList<>(List.of("-d", folder.toString(), "-Xlint:all", "-Werror"));
        args.addAll(options);
        files.forEach(each -> args.add(each.toString()));
        StringWriter messages = new StringWriter();
        PrintWriter printer = new PrintWriter(messages);
        int exit = ToolProvider.findFirst("javac").orElseThrow().run(printer, printer, args.toArray(String[]::new));
        assertEquals(0, exit, messages.toString());
    }

    private List<String> java(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(args));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end");
        }
        assertEquals(0, process.exitValue(), Files.readString(err));
        return Files.readAllLines(out);
    }
}
