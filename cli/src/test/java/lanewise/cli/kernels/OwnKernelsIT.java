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

/** Kernels of a stranger: the jar of the package {@code mykernels} beside cli.jar. */
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
        return program.classPath(Program.JAR + File.pathSeparator + jar, args.split(" "));
    }

    @Test
    void areListedWithTheirJarAndNeverTakenUnasked() throws Exception {
        Run run = run("kernels");
        assertEquals(0, run.exit(), run.err());
        String line = "mine +1 +yes +\\Q" + jar.getFileName() + "\\E +an example of your own kernels";
        assertTrue(run.lines().stream().anyMatch(l -> l.matches(line)), run.out());
        assertTrue(run.lines().contains("auto selects scalar"), run.out());
    }

    @Test
    void areVerified() throws Exception {
        Run run = run("kernels verify --kernels mine");
        assertEquals(0, run.exit(), run.out() + run.err());
        String last = run.lines().get(run.lines().size() - 1);
        assertTrue(last.matches("mine: all 18 operations agree in every bit \\([\\d,]+ cases\\)"), run.out());
    }

    @Test
    void areCaughtWhereTheyAreWrong() throws Exception {
        Run run = run("kernels verify --kernels mine-wrong");
        assertEquals(1, run.exit(), run.out() + run.err());
        assertEquals("", run.err());
        String last = run.lines().get(run.lines().size() - 1);
        assertTrue(last.matches("mine-wrong: 1 of 18 operations differs: rowSums \\([\\d,]+ cases\\)"), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.matches(" +rowSums +DIFFERS in .*")), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.matches(" +smallest: \\d+ x \\d+.*")), run.out());
    }

    @Test
    void areAllVerifiedUnlessOneIsNamed() throws Exception {
        Run run = run("kernels verify --threads 2");
        assertEquals(1, run.exit(), run.out() + run.err());
        List<String> ends = run.lines().stream()
                .filter(line -> line.contains(" operations "))
                .toList();
        assertEquals(
                List.of("mine: all ", "mine-throwing: 2 ", "mine-wrong: 1 "),
                ends.stream()
                        .map(line -> line.replaceFirst("(: \\w+ ).*", "$1"))
                        .toList(),
                run.out());
    }

    @Test
    void endInTheSameWeights() throws Exception {
        String train = "train --data " + letters + " --iterations 20 --quiet --threads 2 --kernels ";
        Run mine = run(train + "mine");
        assertEquals(0, mine.exit(), mine.err());
        assertEquals(run(train + "scalar").weights(), mine.weights());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void anErrorInAPartOfAnOperationIsToldOnceAndEndsTheProgram(int threads) throws Exception {
        Run run = run("train --data " + letters + " --kernels mine-throwing --threads " + threads);
        assertEquals(1, run.exit(), run.out());
        assertEquals(
                "lanewise: training with the kernels 'mine-throwing' failed: java.lang.AssertionError: planted; "
                        + "run it with --stacktrace, or test every operation with kernels verify --kernels mine-throwing",
                run.err().strip());
        assertFalse(run.out().contains("weights:"), run.out());
    }
}
