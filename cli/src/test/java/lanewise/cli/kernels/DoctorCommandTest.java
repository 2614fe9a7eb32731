package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lanewise.cli.Run;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.measurement.Cgroup;
import lanewise.measurement.VectorCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorCommandTest {

    private static final JvmFacts GOOD =
            new JvmFacts("17.0.15", 17, "OpenJDK", true, true, false, true, true, Optional.empty());

    private static List<String> lines(JvmFacts jvm, String info, double limit, VectorCheck check) {
        return lines(jvm, info, List.of(), limit, check);
    }

    private static List<String> lines(
            JvmFacts jvm, String info, List<String> arguments, double limit, VectorCheck check) {
        return DoctorCommand.lines(
                KernelsLookup.defaults(),
                jvm,
                info,
                arguments,
                limit == 0 ? OptionalDouble.empty() : OptionalDouble.of(limit),
                Optional.ofNullable(check));
    }

    private static void assertHas(String part, List<String> lines) {
        assertTrue(lines.stream().anyMatch(line -> line.contains(part)), part + " is not in " + lines);
    }

    @Test
    void printsTheFactsOfThisJvm() {
        Run run = Run.of("doctor");
        assertEquals(0, run.exit(), run.err());
        assertHas(System.getProperty("java.version"), run.lines());
        assertHas("processors ", run.lines());
        assertHas("auto selects ", run.lines());
    }

    @Test
    void namesWhatSlowsTheArithmetic() {
        JvmFacts noFma = new JvmFacts("17", 17, "OpenJDK", true, true, false, true, false, Optional.of("-XX:UseAVX=0"));
        assertHas("BigDecimal", lines(noFma, "", 0, null));
        assertHas("-Xint", lines(GOOD, "interpreted mode", 0, null));
        assertHas("the container limits the program to 0.50 CPUs", lines(GOOD, "", 0.5, null));
        assertHas(
                "2.5 times as slow as scalar code",
                lines(GOOD, "", 0, new VectorCheck(2e-6, 5e-6, OptionalLong.of(0))));
        assertHas("allocates 90000 bytes", lines(GOOD, "", 0, new VectorCheck(8e-6, 1e-6, OptionalLong.of(90_000))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseAVX=1", "-XX:MaxVectorSize=16", "-Dlanewise.lanes=4"})
    void namesTheOptionThatDeterminesTheLanes(String option) {
        List<String> lines = lines(GOOD, "", List.of("-Xmx1g", option), 0, null);
        assertHas("the option " + option + " determines the number of lanes (", lines);
        assertFalse(lines.toString().contains("-Xmx1g"), lines.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scalar | the system property lanewise.kernels selects scalar; remove it to let auto select
            turbo  | the system property lanewise.kernels is 'turbo', so that train needs --kernels: unknown kernels 'turbo'
            """)
    void namesTheConfiguredKernels(String name, String finding) {
        System.setProperty(KernelsLookup.PROPERTY, name);
        try {
            assertHas(finding, lines(GOOD, "", 0, null));
        } finally {
            System.clearProperty(KernelsLookup.PROPERTY);
        }
    }

    @Test
    void findsNothingInCompiledVectorCode() {
        assertEquals(List.of(), VectorFindings.of(new VectorCheck(8e-6, 1e-6, OptionalLong.of(160))));
    }

    @Test
    void measuresAProduct() {
        VectorCheck check = VectorCheck.measure(new ScalarKernels(), new ScalarKernels(), 0.02);
        assertTrue(check.ratio() > 0 && check.ratio() < 1000, check.toString());
        assertTrue(check.seconds() > 0);
    }

    @Test
    void readsTheLimitOfAContainer(@TempDir Path root) throws IOException {
        assertEquals(OptionalDouble.empty(), new Cgroup(root).processors());
        Path group = Files.createDirectories(root.resolve("sys/fs/cgroup"));
        Files.writeString(group.resolve("cpu.max"), "max 100000\n");
        assertFalse(new Cgroup(root).processors().isPresent());
        Files.writeString(group.resolve("cpu.max"), "50000 100000\n");
        assertEquals(0.5, new Cgroup(root).processors().orElseThrow());
        Files.delete(group.resolve("cpu.max"));
        Path first = Files.createDirectories(group.resolve("cpu"));
        Files.writeString(first.resolve("cpu.cfs_quota_us"), "150000\n");
        Files.writeString(first.resolve("cpu.cfs_period_us"), "100000\n");
        assertEquals(1.5, new Cgroup(root).processors().orElseThrow());
    }

    /** A service of the system is in nested groups. */
    @Test
    void readsTheLimitOfAParentGroup(@TempDir Path root) throws IOException {
        Path membership = Files.createDirectories(root.resolve("proc/self")).resolve("cgroup");
        Files.writeString(membership, "0::/system.slice/lanewise.service\n");
        Path slice = root.resolve("sys/fs/cgroup/system.slice");
        Path group = Files.createDirectories(slice.resolve("lanewise.service"));
        Files.writeString(group.resolve("cpu.max"), "max 100000\n");
        Files.writeString(slice.resolve("cpu.max"), "75000 100000\n");
        assertEquals(0.75, new Cgroup(root).processors().orElseThrow());
    }
}
