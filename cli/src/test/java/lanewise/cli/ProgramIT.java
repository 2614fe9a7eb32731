package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs cli.jar as a user does. */
class ProgramIT {

    private static final String MISSING =
            "the module jdk.incubator.vector is not enabled; add --add-modules jdk.incubator.vector";

    @TempDir
    private static Path folder;

    private static String letters;

    private Program program;

    @BeforeAll
    static void write() throws IOException {
        letters = Letters.csv(folder).toString();
    }

    @BeforeEach
    void set() {
        program = new Program(folder);
    }

    @Test
    void printsOnlyTheRequestedOutput() throws Exception {
        Run version = program.jar(Program.SHORT, "--version");
        assertEquals(0, version.exit());
        assertEquals(1, version.lines().size());
        assertEquals("", version.err());
        assertFalse(version.out().contains("${"), version.out());
        Run help = program.jar(Program.SHORT, "--help");
        assertEquals(0, help.exit());
        assertEquals("", help.err());
    }

    @Test
    void trainsOnTheBuiltInDataWithoutACommand() throws Exception {
        Run run = program.jar(Program.SHORT, "--iterations", "1");
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        assertTrue(run.lines().get(0).startsWith("scalar: " + MISSING + " ("), run.out());
        assertEquals(
                "split: 41,000 training, 1,000 dev, shuffled with the seed; test set separate",
                run.lines().get(2));
        assertTrue(run.lines().stream().anyMatch(line -> line.startsWith("network: 784-10-10, ")), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.startsWith("test          10,000  ")), run.out());
    }

    @Test
    void vectorWithoutItsModuleNamesTheCommandThatWouldRun() throws Exception {
        Run refused = program.jar(Program.SHORT, "--kernels", "vector", "--data", letters, "--iterations", "3");
        assertEquals(2, refused.exit());
        assertEquals("", refused.out());
        String command = "java --add-modules jdk.incubator.vector -jar " + Program.JAR
                + " train --kernels vector --data " + letters + " --iterations 3";
        assertEquals(
                "lanewise: kernels 'vector' cannot run here: " + MISSING + ": " + command,
                refused.err().strip());
        Run allowed = program.run(Program.VECTOR, command);
        if (vectorRuns()) {
            assertEquals(0, allowed.exit(), allowed.err());
            assertTrue(allowed.lines().get(0).startsWith("vector: "), allowed.out());
        } else {
            assertEquals(2, allowed.exit(), allowed.out());
            assertFalse(allowed.err().contains("is not enabled"), allowed.err());
        }
    }

    /** In the locale C, the name is lost before the program starts. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNameThatTheLocaleCannotRepresentIsReported() throws Exception {
        Path out = folder.resolve("locale-out.txt");
        Path err = folder.resolve("locale-err.txt");
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "exec \"$@\" \"$(printf 'caf\\303\\251.png')\"", "sh"));
        command.addAll(Program.command(Program.SHORT));
        command.addAll(List.of("predict", "model.safetensors"));
        int exit = Program.start(Map.of("LC_ALL", "C"), out, err, command).waitFor();
        assertEquals(2, exit);
        assertEquals("", Files.readString(out));
        String message = new String(Files.readAllBytes(err), StandardCharsets.ISO_8859_1);
        assertTrue(message.endsWith("cannot represent; set the environment variable LC_ALL=C.UTF-8\n"), message);
    }

    private boolean vectorRuns() throws Exception {
        return kernelsLine(program.jar(Program.VECTOR, "kernels"), "vector").contains(" yes ");
    }

    private static String kernelsLine(Run kernels, String name) {
        return kernels.lines().stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameWeightsFromAllKernelsAndThreads() throws Exception {
        String[] options = {"--data", letters, "--iterations", "30", "--quiet", "--threads"};
        Run one = program.jar(Program.SHORT, append(options, "1"));
        assertEquals(0, one.exit(), one.err());
        Run two = program.jar(Program.VECTOR, append(options, "2"));
        Run modules = program.modules(Program.VECTOR, append(options, "auto"));
        assertEquals(one.weights(), two.weights());
        assertEquals(one.weights(), modules.weights());
    }

    private static List<String> with(String option) {
        return Stream.concat(Program.SHORT.stream(), Stream.of(option)).toList();
    }

    private static String[] append(String[] words, String last) {
        return Stream.concat(Stream.of(words), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void listsKernelsFromTheJar() throws Exception {
        Run without = program.jar(Program.SHORT, "kernels");
        assertEquals(0, without.exit());
        assertTrue(kernelsLine(without, "vector").matches("vector +- +no +cli\\.jar .*"), without.out());
        assertTrue(without.lines().contains("vector cannot run here: " + MISSING), without.out());
        assertTrue(without.lines().contains("auto selects scalar"), without.out());
        Run with = program.jar(Program.VECTOR, "kernels");
        assertEquals(0, with.exit());
        assertEquals(
                "WARNING: Using incubator modules: jdk.incubator.vector",
                with.err().strip());
        assertFalse(with.out().contains(MISSING), with.out());
    }

    @Test
    void listsKernelsFromModules() throws Exception {
        Run run = program.modules(Program.SHORT, "kernels");
        assertEquals(0, run.exit(), run.err());
        assertTrue(kernelsLine(run, "vector").contains(" module lanewise.simd "), run.out());
        assertTrue(kernelsLine(run, "scalar").contains(" module lanewise.core "), run.out());
        assertTrue(run.lines().contains("vector cannot run here: " + MISSING), run.out());
    }

    @Test
    void aBrokenProviderIsListedAndPassedOver() throws Exception {
        Path services = Files.createDirectories(folder.resolve("broken/META-INF/services"));
        Files.writeString(services.resolve("lanewise.kernels.KernelsProvider"), "nowhere.TurboProvider\n");
        String classPath = Program.JAR + File.pathSeparator + folder.resolve("broken");
        Run run = program.classPath(Program.SHORT, classPath, "kernels");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().matches("(?s).*\ncannot be loaded: [^\n]*nowhere\\.TurboProvider.*"), run.out());
        assertTrue(run.lines().contains("auto selects scalar"), run.out());
    }

    @Test
    void thePropertyTheVariableAndTheOptionChooseInThisOrder() throws Exception {
        Map<String, String> variable = Map.of("LANEWISE_KERNELS", "by-variable");
        List<String> property = with("-Dlanewise.kernels=by-property");
        assertTrue(program.jar(variable, Program.SHORT).err().contains("unknown kernels 'by-variable'"));
        assertTrue(program.jar(variable, property).err().contains("unknown kernels 'by-property'"));
        Run option = program.jar(variable, property, "--kernels", "by-option");
        assertTrue(option.err().contains("unknown kernels 'by-option'; choose one of "), option.err());
        assertEquals(2, option.exit());
        Run scalar = program.jar(
                with("-Dlanewise.kernels=scalar"), "--data", letters, "--iterations", "1", "--threads", "1");
        assertTrue(scalar.lines().get(0).startsWith("scalar: 1 float lane, 1 thread, JDK "), scalar.out());
    }

    @Test
    void writesNoEscapeCodesToAPipe() throws Exception {
        Map<String, String> colors = Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor");
        Run run = program.jar(colors, Program.SHORT, "--data", letters, "--iterations", "1");
        assertEquals(0, run.exit(), run.err());
        assertFalse(run.out().contains("\u001b"), run.out());
        assertTrue(run.out().chars().allMatch(c -> c < 128), run.out());
    }

    /** With the collector that users have. */
    @Test
    void theHeapThatIsAdvisedIsEnough() throws Exception {
        String[] args = {"--data", manyDots().toString(), "--iterations", "1", "--quiet"};
        Run small = program.jar(List.of("-Xmx48m"), args);
        assertEquals(1, small.exit(), small.out());
        assertEquals(1, small.err().lines().count(), small.err());
        assertTrue(
                small.err().startsWith("lanewise: out of memory: training this network on this data may need "),
                small.err());
        Matcher option = Pattern.compile("-Xmx\\d+[mg]").matcher(small.err());
        assertTrue(option.find(), small.err());
        Run advised = program.jar(List.of(option.group()), args);
        assertEquals(0, advised.exit(), option.group() + ": " + advised.err());
    }

    /** Writes 500,000 images of one pixel. Training on them takes much more memory than reading them. */
    private static Path manyDots() throws IOException {
        int count = 500_000;
        Path file = folder.resolve("dots");
        Files.createDirectories(file);
        try (DataOutputStream images = new DataOutputStream(Files.newOutputStream(file.resolve("images")));
                DataOutputStream labels = new DataOutputStream(Files.newOutputStream(file.resolve("labels")))) {
            for (int head : new int[] {0x803, count, 1, 1}) {
                images.writeInt(head);
            }
            labels.writeInt(0x801);
            labels.writeInt(count);
            byte[] bits = new byte[count];
            for (int i = 0; i < count; i += 3) {
                bits[i] = 1;
            }
            images.write(bits);
            labels.write(bits);
        }
        return file;
    }

    @Test
    void theJarIsOnePieceOfClassesWithItsLicenses() throws IOException {
        try (JarFile jar = new JarFile(Program.JAR.toFile())) {
            assertEquals(
                    "lanewise.cli.Main", jar.getManifest().getMainAttributes().getValue("Main-Class"));
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            assertEquals(names.size(), names.stream().distinct().count());
            assertTrue(names.stream().noneMatch(name -> name.endsWith("module-info.class")), names.toString());
            assertTrue(names.stream().noneMatch(name -> name.matches("META-INF/(maven/.*|.*\\.(SF|RSA|DSA))")));
            assertTrue(names.containsAll(
                    List.of("META-INF/LICENSE", "META-INF/LICENSE.txt", "META-INF/NOTICE", "META-INF/DEPENDENCIES")));
            byte[] services = jar.getInputStream(jar.getEntry("META-INF/services/lanewise.kernels.KernelsProvider"))
                    .readAllBytes();
            assertEquals(
                    2, new String(services, StandardCharsets.US_ASCII).lines().count());
        }
    }
}
