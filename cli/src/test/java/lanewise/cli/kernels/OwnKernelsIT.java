package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lanewise.cli.Letters;
import lanewise.cli.Program;
import lanewise.cli.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels of a user: the jar of the package {@code mykernels} next to cli.jar. */
class OwnKernelsIT {

    @TempDir
    private static Path folder;

    private static String letters;
    private static Path jar;

    private Program program;

    @BeforeAll
    static void find() throws IOException {
        letters = Letters.csv(folder).toString();
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            jar = built.filter(file -> file.toString().endsWith("-mykernels.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @BeforeEach
    void set() {
        program = new Program(folder);
    }

    private Run run(String args) throws Exception {
        return program.classPath(Program.SHORT, Program.JAR + File.pathSeparator + jar, args.split(" "));
    }

    /** Runs a command with one more provider, which the jar contains but does not name. */
    private Run withProvider(String provider, String args) throws Exception {
        Path services = Files.createDirectories(folder.resolve(provider).resolve("META-INF/services"));
        Files.writeString(services.resolve("lanewise.kernels.KernelsProvider"), provider);
        String classPath = String.join(
                File.pathSeparator,
                Program.JAR.toString(),
                jar.toString(),
                folder.resolve(provider).toString());
        return program.classPath(Program.SHORT, classPath, args.split(" "));
    }

    @Test
    void areListedWithTheirJarAndNotSelectedByAuto() throws Exception {
        Run run = run("kernels");
        assertEquals(0, run.exit(), run.err());
        String line = "mine +1 +yes +\\Q" + jar.getFileName() + "\\E +an example of your own kernels";
        assertTrue(run.lines().stream().anyMatch(l -> l.matches(line)), run.out());
        assertTrue(run.lines().contains("auto selects scalar"), run.out());
    }

    @Test
    void areAllVerifiedUnlessOneIsNamed() throws Exception {
        Run run = run("kernels verify --quick --threads 2");
        assertEquals(1, run.exit(), run.out() + run.err());
        assertEquals("", run.err());
        List<String> ends =
                run.lines().stream().filter(line -> line.contains(" checks ")).toList();
        assertEquals(3, ends.size(), run.out());
        String cases = "\\([\\d,]+ cases\\)";
        assertTrue(ends.get(0).matches("mine: all 20 checks passed " + cases), run.out());
        assertTrue(ends.get(1).startsWith("mine-throwing: 2 of 20 checks failed: "), run.out());
        assertTrue(ends.get(2).matches("mine-wrong: 1 of 20 checks failed: rowSums " + cases), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.matches(" +rowSums +DIFFERS in .*")), run.out());
        assertTrue(
                run.lines().stream().anyMatch(line -> line.matches(" +smallest: \\d+ x \\d+.* \\(\\w+\\): .*")),
                run.out());
    }

    /** The others are verified. */
    @Test
    void thatCannotBeCreatedAreReported() throws Exception {
        String provider = "mykernels.UncreatableKernelsProvider";
        Run run = withProvider(provider, "kernels verify --quick --threads 1");
        assertEquals(1, run.exit(), run.out() + run.err());
        assertEquals(
                "lanewise: kernels 'uncreatable' cannot be created: provider " + provider + " of " + jar.getFileName()
                        + ": create() threw java.lang.Error: planted",
                run.err().strip());
        assertEquals(
                3,
                run.lines().stream().filter(line -> line.contains(" checks ")).count(),
                run.out());
        Run named = withProvider(provider, "kernels verify --quick --kernels uncreatable");
        assertEquals(2, named.exit(), named.out() + named.err());
    }

    /** The exit code of a program that ends in the middle of a check must not be that of success. */
    @Test
    void thatExitAreFound() throws Exception {
        Run run = withProvider("mykernels.ExitingKernelsProvider", "kernels verify --quick --kernels mine-exiting");
        assertEquals(1, run.exit(), run.out() + run.err());
        assertEquals(
                "lanewise: mykernels.ExitingKernels.affine called System.exit in affine (floats) of the kernels 'mine-exiting', "
                        + "which ends the program; a method must return to its caller",
                run.err().strip());
        assertFalse(run.out().contains("passed"), run.out());
    }

    @Test
    void stopACheckedTrainingWhereTheyAreWrong() throws Exception {
        Run run = run("train --data " + letters + " --iterations 2 --quiet --kernels mine-wrong --check-kernels");
        assertEquals(1, run.exit(), run.out());
        assertTrue(
                run.err()
                        .strip()
                        .matches("lanewise: kernels 'mine-wrong': wrong result in iteration 1, layer 2: rowSums of "
                                + "x 26 x \\d+, sums 26 x 1, alpha .*: sums\\[\\d+\\]\\[0\\] is .* \\(bits [0-9a-f]{8}\\) instead of .*; "
                                + "kernels verify --kernels mine-wrong tries every operation"),
                run.err());
    }

    @Test
    void endInTheSameWeights() throws Exception {
        String train = "train --data " + letters + " --iterations 20 --quiet --threads 2 --kernels ";
        Run mine = run(train + "mine --check-kernels");
        assertEquals(0, mine.exit(), mine.err());
        assertEquals(run(train + "scalar").weights(), mine.weights());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void anErrorInAPartOfAnOperationIsPrintedOnce(int threads) throws Exception {
        Run run = run("train --data " + letters + " --kernels mine-throwing --threads " + threads);
        assertEquals(1, run.exit(), run.out());
        assertEquals(
                "lanewise: training with the kernels 'mine-throwing' failed: java.lang.AssertionError: planted; "
                        + "run it with --stacktrace, or test every operation with kernels verify --kernels mine-throwing",
                run.err().strip());
        assertFalse(run.out().contains("weights:"), run.out());
    }
}
