package lanewise.cli.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import lanewise.cli.Run;
import lanewise.cli.TrainedModel;
import lanewise.cli.UntrainedModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturePredictionsTest {

    /** An untrained network is doubted, because it predicts another digit than the one that the picture looks like. */
    private static final String TRAINED = TrainedModel.FILE.toString();

    @TempDir
    private Path folder;

    private String model;
    private String picture;

    @BeforeEach
    void write() throws IOException {
        model = model("new.safetensors", 28, 28);
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setStroke(new BasicStroke(9));
        g.drawLine(50, 20, 50, 80);
        g.dispose();
        Path file = folder.resolve("one.png");
        ImageIO.write(image, "png", file.toFile());
        picture = file.toString();
    }

    private String model(String name, int height, int width) {
        return UntrainedModel.write(folder.resolve(name), height, width).toString();
    }

    @Test
    void printsATableOfPredictions() {
        Run run = Run.of("predict", TRAINED, picture, picture);
        assertEquals(0, run.exit(), run.err());
        assertEquals(3, run.lines().size(), run.out());
        assertTrue(run.lines().get(0).matches("picture +prediction +probabilities"), run.out());
        assertTrue(
                run.lines().get(1).matches(".*one\\.png +(\\d) +\\1 \\d+\\.\\d%  \\d \\d+\\.\\d%  \\d \\d+\\.\\d%"),
                run.out());
        assertEquals(run.lines().get(1), run.lines().get(2));
    }

    /** Draws straight lines: four numbers for each, the columns and rows of both ends. */
    private String lines(String name, int width, int height, int[]... lines) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setStroke(new BasicStroke(9));
        for (int[] line : lines) {
            g.drawLine(line[0], line[1], line[2], line[3]);
        }
        g.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file.toString();
    }

    @Test
    void severalDigitsAreReadFromLeftToRight() throws IOException {
        String number =
                lines("number.png", 220, 100, new int[] {50, 20, 50, 80}, new int[] {110, 20, 110, 80}, new int[] {
                    170, 20, 170, 80
                });
        Run run = Run.of("predict", TRAINED, number);
        assertEquals(0, run.exit(), run.err());
        assertEquals(5, run.lines().size(), run.out());
        assertTrue(run.lines().get(1).matches(".*number\\.png +(\\d)\\1\\1 +3 digits, in reading order:"), run.out());
        assertTrue(run.lines().get(2).matches(" +(\\d) +\\1 \\d+\\.\\d%.*"), run.out());
        assertEquals(run.lines().get(2), run.lines().get(3));
        assertEquals(run.lines().get(2), run.lines().get(4));
        Run single = Run.of("predict", TRAINED, number, "--single");
        assertEquals(0, single.exit(), single.err());
        assertEquals(2, single.lines().size(), single.out());
    }

    @Test
    void whatDoesNotLookLikeADigitIsMarked() throws IOException {
        String star = lines(
                "star.png",
                100,
                100,
                new int[] {50, 15, 50, 85},
                new int[] {15, 50, 85, 50},
                new int[] {25, 25, 75, 75},
                new int[] {25, 75, 75, 25});
        Run run = Run.of("predict", model, star);
        assertEquals(0, run.exit(), run.err());
        assertTrue(
                run.lines().get(1).matches(".*star\\.png +\\? +this does not look like one digit; the closest is \\d"),
                run.out());
    }

    @Test
    void verboseDrawsTheInputOfTheNetwork() {
        Run run = Run.of("predict", model, picture, "--verbose");
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                1, run.lines().stream().filter(line -> line.equals("one.png")).count(), run.out());
        assertTrue(run.lines().stream().filter(line -> line.contains("@")).count() >= 8, run.out());
    }

    @Test
    void theOthersAreReadWhereOneCannotBe() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        Run run = Run.of(
                "predict",
                model,
                text.toString(),
                picture,
                folder.resolve("missing.png").toString());
        assertEquals(1, run.exit());
        assertEquals(2, run.lines().size(), run.out());
        assertEquals(
                List.of(
                        "lanewise: " + text
                                + ": this is a text file, not a PNG, JPEG, GIF or BMP picture; save it as PNG or JPEG",
                        "lanewise: " + folder.resolve("missing.png") + ": there is no such file; check the path"),
                run.err().lines().toList());
    }

    @Test
    void picturesNeedAModelOfImages() {
        String rows = model("rows.safetensors", 1, 13);
        Run run = Run.of("predict", rows, picture);
        assertEquals(1, run.exit());
        assertEquals(
                "lanewise: " + rows + ": the input of the model is 13 numbers, not an image; "
                        + "use a model that was trained on images",
                run.err().strip());
    }

    @Test
    void usage() {
        assertUsage("no input; give pictures, or examples with --data", "predict", model);
        assertUsage(
                "pictures and --data are mutually exclusive; give one of them",
                "predict",
                model,
                picture,
                "--data",
                picture);
        assertUsage("--out requires --data", "predict", model, picture, "--out", "a.csv");
    }

    private static void assertUsage(String expected, String... args) {
        Run run = Run.of(args);
        assertEquals(2, run.exit());
        assertEquals(
                "lanewise: " + expected + ". See lanewise predict --help",
                run.err().strip());
    }
}
