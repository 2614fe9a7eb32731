package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trainings that cannot start or complete. */
class TrainFailuresTest {

    @TempDir
    private static Path folder;

    private static String letters;

    @BeforeAll
    static void write() throws IOException {
        letters = Letters.csv(folder).toString();
    }

    private static Run train(String options) {
        return Run.of(("--data " + letters + " " + options).split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --epochs 1 --batch-size 469          | 2 | --batch-size: a batch of 469 is more than all training examples (468); choose a smaller batch, or all
            --epochs 1 --best b.st --dev 0       | 2 | --best: there are no dev examples to decide which network is best; hold some out with --dev
            --epochs 1 --patience 1 --dev 0      | 2 | --patience: there are no dev examples to decide when to stop; hold some out with --dev
            --epochs 2000000000 --batch-size 2   | 2 | --epochs: 468000000000 updates exceed the maximum of 2147483647
            --hidden 1000000,1000000             | 1 | a layer of 1,000,000 units with 1,000,000 inputs and a batch of 128 examples needs a matrix
            --hidden 5000000 --batch-size all    | 1 | a layer of 5,000,000 units with 64 inputs and a batch of 520 examples needs a matrix
            --hidden 46000,46000,46000,46000,46000,46000,46000,46000,46000,46000 | 1 | out of memory: training this network on this data may need
            """)
    void reportsTrainingsThatAreImpossible(String options, int exit, String expected) {
        Run run = train(options);
        assertEquals(exit, run.exit(), run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("lanewise: " + expected), run.err());
    }

    @ParameterizedTest
    @CsvSource({"600, 'dev examples are requested, but there are only 520'", "520, would leave no training example"})
    void moreDevExamplesThanThereAre(int dev, String expected) {
        assertFailure(train("--dev " + dev), expected);
    }

    @Test
    void reportsDivergenceWithTheIteration() {
        Run run = train("--learning-rate 1e9 --kernels scalar");
        assertFailure(run, "training diverged: at iteration");
        assertTrue(run.err().contains("try a learning rate that is much lower than 1.0E9"), run.err());
        assertFalse(run.out().contains("weights:"), run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--weight-decay 1e30, the weight decay of 1.0E30 makes weights grow; try a weight decay that is much lower than 10.0",
        "--l2 1e30, the L2 regularization of 1.0E30 makes weights grow; try an L2 regularization that is much lower than 10.0"
    })
    void divergenceByADecayIsToldAsSuch(String option, String expected) {
        assertFailure(train("--optimizer gradient-descent --epochs 2 " + option), expected);
    }

    @Test
    void dataThatCannotBeUsed() throws IOException {
        assertFailure(Run.of("--data", folder.resolve("nothing.csv").toString()), "nothing.csv: there is no such file");
        Path page = Files.writeString(folder.resolve("page.csv"), "<!DOCTYPE html><html><body>Sign in</body></html>");
        assertFailure(Run.of("--data", page.toString()), "page.csv: ");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "label,pixel0,pixel1\n1,0,x\n");
        assertFailure(Run.of("--data", bad.toString()), "bad.csv: line 2, column 3");
        Path test = Files.writeString(folder.resolve("test.csv"), "pixel0,pixel1\n1,0\n2,3\n");
        assertFailure(Run.of("--data", test.toString()), "the labels are missing");
        assertFailure(Run.of("--data", letters, "--data", letters), "letters.csv");
    }

    private static void assertFailure(Run run, String expected) {
        assertEquals(1, run.exit());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("lanewise: ") && run.err().contains(expected), run.err());
    }
}
