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

    /** Options of Java for a short command: C2 and the parallel threads of G1 take more time than they save. */
    public static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * Options of Java for vector kernels: C2 compiles them early, as with the launcher, because they are slow before.
     */
    public static final List<String> VECTOR =
            List.of("-XX:+UseSerialGC", "@src/launcher/lib/training.options", "--add-modules", "jdk.incubator.vector");

    private static final long SECONDS = 120;

    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Path folder;

    /** @param folder for what it prints */
    public Program(Path folder) {
        this.folder = folder;
    }

    /** Returns the start of a command: Java with these options, and the jar. The arguments of the program follow. */
    public static List<String> command(List<String> jvmOptions) throws IOException, InterruptedException {
        return command(jvmOptions, List.of("-jar", JAR.toString()));
    }

    /** Returns the start of a command. The archive of the classes fits only a class path that begins with the jar. */
    private static List<String> command(List<String> jvmOptions, List<String> main)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(jvmOptions);
        if (main.size() > 1 && main.get(1).startsWith(JAR.toString())) {
            command.addAll(ClassArchive.options());
        }
        command.addAll(main);
        return command;
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
    public Run classPath(List<String> jvmOptions, String classPath, String... args)
            throws IOException, InterruptedException {
        return java(Map.of(), jvmOptions, List.of("-cp", classPath, Main.class.getName()), args);
    }

    /** Runs a command line that starts with {@code java}, with additional options. */
    public Run run(List<String> jvmOptions, String command) throws IOException, InterruptedException {
        return java(
                Map.of(),
                jvmOptions,
                List.of(),
                command.replaceFirst("java ", "").split(" "));
    }

    private Run java(Map<String, String> environment, List<String> jvmOptions, List<String> main, String... args)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = command(jvmOptions, main);
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
