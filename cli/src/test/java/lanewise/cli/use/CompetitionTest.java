package lanewise.cli.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a Kaggle competition: cross-validation, training on all rows, averaging, submission. */
class CompetitionTest {

    @TempDir
    private Path folder;

    private String train;
    private String model;

    @BeforeEach
    void data() throws IOException {
        train = Letters.csv(folder).toString();
        model = folder.resolve("a.safetensors").toString();
    }

    private static Run run(String args) {
        return Run.of(args.split(" "));
    }

    private String trained(String name, int seed) {
        String file = folder.resolve(name).toString();
        Run run = run("train --quiet --hidden 12 --epochs 12 --seed " + seed + " --data " + train + " --model " + file);
        assertEquals(0, run.exit(), run.err());
        return file;
    }

    /** Writes the rows without labels and with ids of their own. */
    private Path test() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(Path.of(train)));
        List<String> test = IntStream.range(0, rows.size())
                .mapToObj(i -> (i == 0 ? "id" : "r" + (1000 + i))
                        + rows.get(i).substring(rows.get(i).indexOf(',')))
                .toList();
        return Files.write(folder.resolve("test.csv"), test);
    }

    @Test
    void foldsAreReportedAndTheNetworkIsTrainedOnAllRows() {
        Run run = run("train --hidden 24 --epochs 30 --learning-rate 0.01 --batch-size 32 --folds 4 --data " + train
                + " --model " + model);
        assertEquals(0, run.exit(), run.err());
        List<String> folds =
                run.lines().stream().filter(line -> line.startsWith("fold ")).toList();
        assertEquals(4, folds.size(), run.out());
        assertTrue(folds.get(0).matches("fold 1 of 4: accuracy \\S+% on 130 held-out examples, loss \\S+"), run.out());
        double mean = folds.stream()
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".*accuracy (\\S+)% .*", "$1")))
                .average()
                .orElseThrow();
        assertTrue(mean > 80, run.out());
        String summary = run.lines().stream()
                .filter(line -> line.startsWith("accuracy across 4 folds: mean "))
                .findFirst()
                .orElseThrow();
        assertEquals(mean, Double.parseDouble(summary.replaceFirst(".*mean (\\S+)%.*", "$1")), 0.011);
        assertTrue(run.lines().stream().anyMatch(line -> line.startsWith("training") && line.contains(" 520 ")));
        assertTrue(Files.exists(Path.of(model)));
    }

    @Test
    void foldsWithoutAModelOnlyValidate() {
        Run run = run("train --quiet --hidden none --epochs 1 --folds 2 --data " + train);
        assertEquals(0, run.exit(), run.err());
        assertEquals(1, run.lines().size(), run.out());
        for (String other : List.of("--dev 5", "--patience 3", "--best " + model)) {
            Run refused = run("train --folds 2 --data " + train + " " + other);
            assertEquals(2, refused.exit(), other);
            assertTrue(refused.err().contains("omit " + other.split(" ")[0]), refused.err());
        }
        assertTrue(run("train --folds 1 --data " + train).err().contains("2 or more"));
        assertTrue(run("train --folds 521 --data " + train).err().contains("cannot be split into 521 folds"));
    }

    @Test
    void theSubmissionHasTheIdsOfTheTestFile() throws IOException {
        trained("a.safetensors", 1);
        Path test = test();
        Path out = folder.resolve("submission.csv");
        assertEquals(
                0, run("predict " + model + " --data " + test + " --out " + out).exit());
        List<String> written = Files.readAllLines(out);
        assertEquals("id,label", written.get(0));
        assertTrue(written.get(1).matches("r1001,\\d+"), written.get(1));
        assertEquals(521, written.size());
        Run labeled = run("predict --force " + model + " --data " + train + " --out " + out);
        assertTrue(
                labeled.out()
                        .matches(
                                "520 predictions written to .*; accuracy \\d+\\.\\d\\d% \\(the data has labels\\)\\s+"),
                labeled.out());
        Run printed = run("predict " + model + " --data " + train);
        assertEquals(521, printed.lines().size());
        String accuracy = labeled.out().replaceAll("(?s).*; (accuracy .*\\))\\s+", "$1");
        assertEquals("lanewise: " + accuracy, printed.err().strip());
        assertEquals("", run("predict " + model + " --data " + test).err());
    }

    @Test
    void probabilitiesOfSeveralModelsAreAveraged() throws IOException {
        String other = folder.resolve("b.safetensors").toString();
        trained("a.safetensors", 1);
        trained("b.safetensors", 2);
        String test = test().toString();
        List<String> first =
                run("predict " + model + " --probabilities --data " + test).lines();
        List<String> second =
                run("predict " + other + " --probabilities --data " + test).lines();
        List<String> both = run("predict " + model + " " + other + " --probabilities --data " + test)
                .lines();
        assertEquals("id,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26", both.get(0));
        for (int row : new int[] {1, 77, 520}) {
            double sum = 0;
            for (int column = 1; column <= 26; column++) {
                double mean = (cell(first, row, column) + cell(second, row, column)) / 2;
                assertEquals(mean, cell(both, row, column), 2e-6);
                sum += cell(both, row, column);
            }
            assertEquals(1, sum, 1e-4);
        }
        List<String> shifted = run("predict " + model + " --tta --probabilities --data " + test)
                .lines();
        assertEquals(521, shifted.size());
        assertTrue(!shifted.equals(first));
    }

    private static double cell(List<String> lines, int row, int column) {
        return Double.parseDouble(lines.get(row).split(",")[column]);
    }

    @Test
    void modelsThatDifferAndPicturesNextToDataAreRefused() throws IOException {
        trained("a.safetensors", 1);
        String few = folder.resolve("few.csv").toString();
        Files.write(Path.of(few), Files.readAllLines(Path.of(train)).subList(0, 11));
        String other = folder.resolve("few.safetensors").toString();
        assertEquals(
                0,
                run("train --quiet --iterations 1 --data " + few + " --dev 1 --model " + other)
                        .exit());
        Run differ = run("predict " + model + " " + other + " --data " + train);
        assertEquals(1, differ.exit());
        assertTrue(differ.err().contains("the models differ: 8 x 8 pixels with the labels 1..26"), differ.err());
        Run picture = run("predict " + model + " a.png --data " + train);
        assertEquals(2, picture.exit());
        assertTrue(picture.err().contains("pictures and --data are mutually exclusive"), picture.err());
        for (String option : List.of("--tta", "--probabilities", "--out x")) {
            Run none = run("predict " + model + " a.png " + option);
            assertEquals(2, none.exit());
            assertTrue(none.err().contains(option.split(" ")[0] + " requires --data"), none.err());
        }
    }

    @Test
    void dataGivenAsAPictureIsPointedTo() {
        for (String data : List.of("test.csv", "t10k-images-idx3-ubyte.gz", folder.toString())) {
            Run run = run("predict " + model + " " + data);
            assertEquals(2, run.exit());
            String kind = data.equals(folder.toString()) ? "folder" : "data file";
            String expected = "'" + data + "' is a " + kind + ", not a picture; use --data '" + data + "'";
            assertTrue(run.err().contains(expected), run.err());
        }
    }
}
