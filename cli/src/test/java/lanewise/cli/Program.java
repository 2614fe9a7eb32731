package lanewise.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The built program in a JVM of its own, the same Java as this one. */
public final class Program {

    public static final Path JAR = Path.of("target", "cli.jar");

    public static final List<String> VECTOR = List.of("--add-modules", "jdk.incubator.vector");

    private static final long SECONDS = 120;

    public static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Path folder;

    /** @param folder for what it prints */
    public Program(Path folder) {
        this.folder = folder;
    }

    /** Runs {@code java [jvmOptions] -jar cli.jar [args]}. */
    public Run jar(List<String> jvmOptions, String... args) throws IOException, InterruptedException {
        return jar(Map.of(), jvmOptions, args);
    }

    /** Runs {@code cli.jar} with additional environment variables. */
    public Run jar(Map<String, String> environment, List<String> jvmOptions, String... args)
            throws IOException, InterruptedException {
        return java(environment, jvmOptions, List.of("-jar", JAR.toString()), args);
    }

    /** Runs the program from the jars of the modules, on the module path. */
    public Run modules(List<String> jvmOptions, String... args) throws IOException, InterruptedException {
        return java(Map.of(), jvmOptions, List.of("-p", modulePath(), "-m", "lanewise.cli/lanewise.cli.Main"), args);
    }

    /** Runs the program from a class path. */
    public Run classPath(String classPath, String... args) throws IOException, InterruptedException {
        return java(Map.of(), List.of(), List.of("-cp", classPath, Main.class.getName()), args);
    }

    /** Runs a command line that starts with {@code java}. */
    public Run command(String command) throws IOException, InterruptedException {
        return java(
                Map.of(),
                List.of(),
                List.of(),
                command.replaceFirst("java ", "").split(" "));
    }

    private Run java(Map<String, String> environment, List<String> jvmOptions, List<String> main, String... args)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(jvmOptions);
        command.addAll(main);
        command.addAll(List.of(args));
        Process process = start(environment, out, err, command);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not end");
        }
        return new Run(process.exitValue(), text(out), text(err));
    }

    /** Starts a command with these variables, and without those that change the behavior of Java or the program. */
    public static Process start(Map<String, String> environment, Path out, Path err, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("LANEWISE_KERNELS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Returns the class path of this JVM without the tests. */
    private static String modulePath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
