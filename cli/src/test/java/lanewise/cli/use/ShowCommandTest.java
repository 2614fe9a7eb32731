package lanewise.cli.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import lanewise.cli.UntrainedModel;
import lanewise.data.DataFiles;
import lanewise.data.Examples;
import lanewise.data.Split;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowCommandTest {

    @TempDir
    private static Path folder;

    private static String model;

    /** An untrained model, which misclassifies nearly every digit. */
    @BeforeAll
    static void write() {
        model = UntrainedModel.write(folder).toString();
    }

    /** The first four test examples of MNIST are 7, 2, 1, 0. */
    @Test
    void drawsExamplesWithTheirLabels() {
        Run run = Run.of("show", "0", "1", "2", "3");
        assertEquals(0, run.exit(), run.err());
        for (String caption :
                List.of("example 0: label 7", "example 1: label 2", "example 2: label 1", "example 3: label 0")) {
            assertTrue(run.out().contains(caption), run.out());
        }
        assertEquals(run.out(), Run.of("show").out());
        assertTrue(run.lines().stream().anyMatch(line -> line.contains("@@")), run.out());
    }

    @Test
    void printsThePredictionsOfAModel() {
        Run run = Run.of("show", model, "0");
        assertEquals(0, run.exit(), run.err());
        assertTrue(Pattern.compile("prediction \\d, label 7").matcher(run.out()).find(), run.out());
        assertTrue(
                Pattern.compile("(\\d \\d+\\.\\d%  ){2}\\d \\d+\\.\\d%")
                        .matcher(run.out())
                        .find(),
                run.out());
    }

    @Test
    void sortsMistakesByLoss() {
        Run run = Run.of("show", model, "--misclassified", "6");
        assertEquals(0, run.exit(), run.err());
        Matcher mistakes = Pattern.compile("^([\\d,]+) misclassified examples, worst first")
                .matcher(run.out());
        assertTrue(mistakes.find(), run.out());
        int all = Integer.parseInt(mistakes.group(1).replace(",", ""));
        assertTrue(all > 7000 && all < 10_000, run.out());
        assertEquals(
                6,
                Pattern.compile(": misclassified").matcher(run.out()).results().count());
        assertFalse(run.out().contains("example 0:"));
    }

    @Test
    void statesThatGivenExamplesPrecedeTheMisclassifiedOnes() {
        Run run = Run.of("show", model, "0", "--misclassified", "2");
        assertTrue(run.lines().get(0).endsWith(" misclassified examples, worst first, after the given examples"));
    }

    @Test
    void drawsAGallery() throws IOException {
        Path png = folder.resolve("gallery.png");
        Run run = Run.of("show", model, "0", "5", "--misclassified", "7", "--png", png.toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().endsWith("9 examples drawn in " + png + System.lineSeparator()), run.out());
        BufferedImage image = ImageIO.read(png.toFile());
        // Three columns, whose captions are not wider than the pictures.
        int column = (image.getWidth() - 16) / 3;
        assertEquals(image.getWidth(), 3 * column + 16);
        for (int x = 0; x <= 3 * column; x += column) {
            int[] gap = image.getRGB(x, 0, 10, image.getHeight(), null, 0, 10);
            assertTrue(Arrays.stream(gap).allMatch(rgb -> (rgb & 0xffffff) == 0xf3f4f6), "at " + x);
        }
        // The picture contains the shades of the ink and of the captions.
        int[] shades = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertTrue(Arrays.stream(shades).filter(rgb -> (rgb & 0xffffff) == 0).count() > 1000);
        assertTrue(Arrays.stream(shades).anyMatch(rgb -> (rgb & 0xffffff) == 0xb42318));
    }

    @Test
    void reportsAGalleryThatCannotBeWritten() {
        Path png = folder.resolve("no").resolve("gallery.png");
        Run run = Run.of("show", "0", "--png", png.toString());
        assertEquals(1, run.exit());
        assertTrue(run.err().startsWith("lanewise: " + png + ": "), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void examplesWithoutLabelsAreDrawnWithTheirPredictions() throws IOException {
        String row = "0,".repeat(783) + "255";
        Path data = Files.writeString(folder.resolve("unlabeled.csv"), row + "\n" + row + "\n");
        Run run = Run.of("show", "--data", data.toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("example 1") && !run.out().contains("label"), run.out());
        Run predicted = Run.of("show", model, "--data", data.toString());
        assertEquals(0, predicted.exit(), predicted.err());
        assertEquals(
                2,
                Pattern.compile("prediction \\d\\b")
                        .matcher(predicted.out())
                        .results()
                        .count(),
                predicted.out());
        assertFalse(predicted.out().contains("label "), predicted.out());
        Run judged = Run.of("show", model, "--misclassified", "1", "--data", data.toString());
        assertEquals(1, judged.exit());
        assertEquals(
                "lanewise: " + data + ": this command requires labels, but the examples have none; "
                        + "use labeled examples (--label-column names the column of a CSV file), or the command predict",
                judged.err().strip());
    }

    @Test
    void drawsTheSetsOfATraining() throws IOException {
        String letters = Letters.csv(folder).toString();
        Path trained = folder.resolve("trained.safetensors");
        Run training = Run.of(
                "train",
                "--quiet",
                "--data",
                letters,
                "--epochs",
                "1",
                "--dev",
                "30",
                "--seed",
                "7",
                "--model",
                trained.toString());
        assertEquals(0, training.exit(), training.err());
        Examples all = DataFiles.read(Path.of(letters)).training();
        int[] order = Split.order(all.count(), 7);
        Run dev = Run.of("show", trained.toString(), "0", "29", "--set", "dev", "--data", letters);
        assertEquals(0, dev.exit(), dev.err());
        assertEquals(
                "dev set: 30 examples of 520, shuffled with the seed 7",
                dev.lines().get(0));
        assertLabels(dev, all, order[0], order[29]);
        Run train = Run.of("show", trained.toString(), "0", "489", "--set", "train", "--data", letters);
        assertEquals(
                "training set: 490 examples of 520, shuffled with the seed 7",
                train.lines().get(0));
        assertLabels(train, all, order[30], order[519]);
        Run without = Run.of("show", "0", "--set", "DEV", "--data", letters);
        assertEquals(
                "dev set: 52 examples of 520, shuffled with the seed 1",
                without.lines().get(0));
        Run test = Run.of("show", "--set", "test", "--data", letters);
        assertEquals(1, test.exit());
        assertTrue(test.err().contains("the data has no test set; use --set train"), test.err());
        Path other = Files.write(
                folder.resolve("other.csv"),
                Files.readAllLines(Path.of(letters)).subList(0, 500));
        Run unlike = Run.of("show", trained.toString(), "--set", "dev", "--data", other.toString());
        assertEquals(1, unlike.exit());
        assertTrue(unlike.err().contains("the model was trained on other data"), unlike.err());
    }

    private static void assertLabels(Run run, Examples all, int first, int second) {
        Matcher captions = Pattern.compile("label (\\d+)").matcher(run.out());
        for (int example : new int[] {first, second}) {
            assertTrue(captions.find(), run.out());
            assertEquals(all.classes().labelOf(all.labels()[example]), Integer.parseInt(captions.group(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({"80, 4", "61, 4", "120, 6", "400, 13", "20, 4"})
    void drawsAsManyColumnsAsTheTerminalHas(String columns, int expected) {
        Run run = Run.onTerminal(Map.of("COLUMNS", columns), "show");
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                expected,
                Pattern.compile("example \\d+:").matcher(run.out()).results().count());
    }

    @Test
    void readsOtherData() throws IOException {
        Run run = Run.of("show", "0", "1", "--data", Letters.csv(folder).toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("example 0: label 1") && run.out().contains("example 1: label 2"), run.out());
        Run other = Run.of("show", model, "0", "--data", Letters.csv(folder).toString());
        assertEquals(1, other.exit());
        assertTrue(other.err().contains("images of 28 x 28"), other.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            show 10000               | there is no example 10,000; built-in MNIST has 10,000 examples, numbered from 0
            show 9999999999 | '9999999999' is not a whole number from 0 to 2147483647
            show 0 x                 | 'x' is not the number of an example; give a whole number of 0 or more
            show --set all           | --set: 'all' is not one of train, dev, test
            show --misclassified 5     | --misclassified requires a MODEL argument
            show m --misclassified 0   | --misclassified: '0' is not a whole number of 1 or more
            show m --misclassified 501 --png a.png | --png: at most 500 examples fit in a picture, not 501
            """)
    void usage(String args, String expected) {
        Run run = Run.of(args.split(" "));
        assertEquals(2, run.exit());
        assertEquals(
                "lanewise: " + expected + ". See lanewise show --help",
                run.err().strip());
    }

    @Test
    void aModelThatIsNotThere() {
        Path missing = folder.resolve("missing.safetensors");
        Run run = Run.of("show", missing.toString(), "0");
        assertEquals(1, run.exit());
        assertTrue(run.err().startsWith("lanewise: " + missing + ": "), run.err());
    }
}
