package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the program with its launcher, as users do. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {

    private static final Path LAUNCHER = Path.of("target", "lanewise", "bin", "lanewise");

    @TempDir
    private Path folder;

    /**
     * Starts a launcher in the temporary folder, with only these variables, and with the Java of the tests by default.
     */
    private Run start(Path launcher, Map<String, String> variables, String... args)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), command + " does not end");
        // The filter of the output of Java exits shortly after Java.
        Thread.sleep(200);
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private Run start(String... args) throws IOException, InterruptedException {
        return start(LAUNCHER, Map.of(), args);
    }

    @Test
    void startsTheVectorKernelsWithoutAWarning() throws Exception {
        Run run = start("train", "--iterations", "1", "--mnist", "2000");
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("vector: "), run.out());
        assertTrue(run.out().contains(" train --iterations 1 --mnist 2000 --kernels scalar"), run.out());
        assertFalse(run.out().contains("-jar"), "the suggested commands start the launcher\n" + run.out());
    }

    @Test
    void startsThroughSymbolicLinksAndFromAFolderWithASpace() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("one"), LAUNCHER.toAbsolutePath());
        Path bin = Files.createDirectories(folder.resolve("my programs"));
        Path second = Files.createSymbolicLink(bin.resolve("lanewise"), Path.of("..", "one"));
        Run run = start(second, Map.of(), "--version");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith("lanewise "), run.out());
        assertTrue(Files.isSymbolicLink(link));
    }

    /** A script often writes its output and its errors to one file. */
    @Test
    void outputAndErrorsInOneFileDoNotOverwriteEachOther() throws Exception {
        Path script = Files.writeString(folder.resolve("script.sh"), """
                echo before
                "$1" train --mnist 2000 --iterations 1 --model nowhere/m.safetensors
                "$1" data nothing.csv
                echo after
                """);
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", script.toString(), LAUNCHER.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LANEWISE_CACHE", "off");
        assertEquals(0, builder.start().waitFor());
        List<String> lines = Files.readAllLines(log);
        assertEquals(4, lines.size(), lines.toString());
        assertEquals("before", lines.get(0));
        assertTrue(lines.get(1).startsWith("lanewise: nowhere/m.safetensors: "), lines.toString());
        assertTrue(lines.get(2).startsWith("lanewise: nothing.csv: "), lines.toString());
        assertEquals("after", lines.get(3));
    }

    @Test
    void passesErrorsAndExitCodes() throws Exception {
        Run run = start("train", "--nonsense");
        assertEquals(2, run.exit());
        assertEquals("", run.out());
        assertEquals("lanewise: unknown option '--nonsense'. See lanewise train --help\n", run.err());
    }

    @Test
    void passesJavaOptsAndTheOutputOfJava() throws Exception {
        Run run = start(LAUNCHER, Map.of("JAVA_OPTS", "-Xmx64m -XX:NoSuchFlag=1"), "--version");
        assertEquals(1, run.exit());
        assertTrue((run.out() + run.err()).contains("NoSuchFlag"), run.out() + run.err());
    }

    @Test
    void leavesTheCollectorToJavaOpts() throws Exception {
        Run run = start(LAUNCHER, Map.of("JAVA_OPTS", "-XX:+UseParallelGC"), "--version");
        assertEquals(0, run.exit(), run.out() + run.err());
        assertEquals("", run.err());
    }

    @Test
    void checkUsesTheParallelCollector() throws Exception {
        Run run = start(LAUNCHER, Map.of("JAVA_OPTS", "-Xlog:gc"), "check", "nothing.npz");
        assertEquals(2, run.exit(), run.out() + run.err());
        assertTrue(run.out().contains("Using Parallel"), run.out());
    }

    @Test
    void namesAJavaHomeThatHasNoJava() throws Exception {
        Run run = start(LAUNCHER, Map.of("JAVA_HOME", "/no/such/folder"), "--version");
        assertEquals(1, run.exit());
        assertEquals(
                "lanewise: JAVA_HOME is '/no/such/folder', which contains no bin/java; set it to a JDK 17 or newer,"
                        + " or unset it\n",
                run.err());
    }

    @Test
    void refusesAnOldJava() throws Exception {
        Path home = java("JAVA_VERSION=\"11.0.2\"\n");
        Run run = start(LAUNCHER, Map.of("JAVA_HOME", home.toString()), "--version");
        assertEquals(1, run.exit());
        assertEquals(
                "lanewise: '" + home
                        + "/bin/java' is Java 11.0.2, but Lanewise requires 17 or newer; install a newer JDK, "
                        + "or set JAVA_HOME\n",
                run.err());
    }

    @Test
    void readsTheVersionOfAJavaWithoutAReleaseFile() throws Exception {
        Path home = java(null);
        Run run = start(LAUNCHER, Map.of("JAVA_HOME", home.toString()), "--version");
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("is Java 1.8.0_401, but "), run.err());
    }

    @Test
    void leavesOutTheModuleWhereARuntimeLacksIt() throws Exception {
        Path home = java("JAVA_VERSION=\"17.0.15\"\nMODULES=\"java.base java.desktop\"\n");
        Run run = start(LAUNCHER, Map.of("JAVA_HOME", home.toString()), "kernels");
        assertEquals(0, run.exit(), run.err());
        assertFalse(run.out().contains("--add-modules"), run.out());
        assertTrue(run.out().contains("-jar"), run.out());
    }

    @Test
    void reportsThatThereIsNoJava() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("bash"), Path.of("/bin/bash"));
        Run run = start(LAUNCHER, Map.of("PATH", bin.toString(), "JAVA_HOME", ""), "--version");
        assertEquals(1, run.exit());
        assertEquals("lanewise: Java not found; install a JDK 17 or newer, or set JAVA_HOME\n", run.err());
    }

    @Test
    void runsWithoutStandardInputAndIntoAPipeThatCloses() throws Exception {
        Run closed = start(Path.of("/bin/bash"), Map.of(), "-c", launcher() + " recipes <&-");
        assertEquals(0, closed.exit(), closed.err());
        assertEquals("", closed.err());
        Run piped = start(Path.of("/bin/bash"), Map.of(), "-c", launcher() + " train --help | head -n 1");
        assertEquals(0, piped.exit());
        assertEquals("", piped.err());
        assertEquals(1, piped.out().lines().count());
    }

    private static String launcher() {
        return "'" + LAUNCHER.toAbsolutePath() + "'";
    }

    @Test
    void ignoresAnArchiveOfClassesThatIsDamaged() throws Exception {
        Path cache = Files.createDirectories(folder.resolve("cache").resolve("lanewise"));
        Path home = LAUNCHER.toRealPath().getParent().getParent();
        String java = System.getProperty("java.home") + "/bin/java";
        String version;
        try (var release = Files.lines(Path.of(System.getProperty("java.home"), "release"))) {
            version = release.filter(line -> line.startsWith("JAVA_VERSION="))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll(".*=|\"", "");
        }
        String name = (version + "-" + java + "-" + home + "/lib/cli.jar").replaceAll("[^A-Za-z0-9.]", "_");
        if (name.length() > 180) {
            name = name.substring(0, 60) + name.substring(name.length() - 120);
        }
        Path archive = Files.writeString(cache.resolve(name + ".jsa"), "damaged");
        Run run =
                start(LAUNCHER, Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()), "--version");
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("lanewise "), run.out());
        try (var files = Files.list(cache)) {
            assertEquals(List.of(archive), files.toList(), "the launcher uses another file");
        }
    }

    @Test
    void runsWhereNothingCanBeCached() throws Exception {
        Run run = start(LAUNCHER, Map.of("HOME", "/proc"), "--version");
        assertEquals(0, run.exit());
        assertEquals("", run.err());
    }

    /** Creates a Java that prints its arguments, or the version line of Java 8. */
    private Path java(String release) throws IOException {
        Path home = Files.createDirectories(folder.resolve("java"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\n[ \"$1\" = -version ] && echo 'java version \"1.8.0_401\"' >&2 && exit 0\necho \"$@\"\n");
        assertTrue(java.toFile().setExecutable(true));
        if (release != null) {
            Files.writeString(home.resolve("release"), release);
        }
        return home;
    }
}
