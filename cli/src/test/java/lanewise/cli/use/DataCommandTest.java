package lanewise.cli.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import lanewise.cli.UntrainedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How data and weights of other programs are described on the command line. */
class DataCommandTest {

    @TempDir
    private Path folder;

    @Test
    void showsColumnsCountsAndTheFirstExamples() throws IOException {
        Path letters = Letters.csv(folder);
        Run run = Run.of("data", letters.toString());
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                letters + " (CSV): 520 examples of 8 x 8 pixels, 26 classes (1..26)",
                run.lines().get(0));
        assertTrue(run.lines().stream().anyMatch(line -> line.matches("pixels: 0 to \\d+, \\S+% above 0")), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.matches(" +26 +20 +3\\.85%")), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.startsWith("label ")), run.out());
        assertTrue(run.out().contains("example 3: label 4"), run.out());
    }

    @Test
    void showsFoldersOfPictures() throws IOException {
        for (int label : new int[] {3, 8}) {
            Path in = Files.createDirectory(folder.resolve(Integer.toString(label)));
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(label / 2, 4, 0, 200);
            ImageIO.write(image, "png", in.resolve("a.png").toFile());
        }
        Files.writeString(folder.resolve("notes.txt"), "x");
        Run run = Run.of("data", folder.toString());
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                folder
                        + " (pictures): 2 examples of 8 x 8 pixels, 2 classes (3, 8); pixels as they are; skipped 1 file that"
                        + " is not a picture: notes.txt",
                run.lines().get(0));
        Run options = Run.of("data", folder.toString(), "--transpose");
        assertEquals(1, options.exit());
        assertTrue(options.err().contains("a folder of pictures has no columns"), options.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--label-column=99", "--max-pixel=0", "--max-pixel=x"})
    void wrongOptionsAreRefused(String option) throws IOException {
        Run run = Run.of("data", Letters.csv(folder).toString(), option);
        assertTrue(run.exit() == 1 || run.exit() == 2, run.out());
        assertTrue(run.err().contains(option.split("=")[0]), run.err());
    }

    @Test
    void exampleNumbersMayHaveCommas() {
        Run plain = Run.of("show", "3520");
        assertEquals(0, plain.exit(), plain.err());
        assertTrue(plain.out().contains("example 3,520: label "), plain.out());
        assertEquals(plain.out(), Run.of("show", "3,520").out());
        String model = UntrainedModel.write(folder).toString();
        Run explained = Run.of("explain", model, "3,520");
        assertEquals(0, explained.exit(), explained.err());
        assertEquals(Run.of("explain", model, "3520").out(), explained.out());
        Run refused = Run.of("show", "0", "3,52");
        assertEquals(2, refused.exit());
    }

    @Test
    void theProgramsOwnOptionsHaveOtherSpellings() {
        assertEquals(Run.of("--help").out(), Run.of("-help").out());
        assertEquals(Run.of("--version").out(), Run.of("version").out());
        assertTrue(Run.of("-help").out().contains("Commands:"), Run.of("-help").out());
    }

    @Test
    void optionsForWeightsOfOtherProgramsAreChecked() {
        Path weights = UntrainedModel.write(folder);
        Run own = Run.of("evaluate", weights.toString(), "--verbose");
        assertEquals(0, own.exit(), own.err());
        Run refused = Run.of("evaluate", weights.toString(), "--mean", "0.1307", "--std", "0.3081");
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("omit --layers, --inputs-first, --mean and --std"), refused.err());
        for (String wrong : List.of("--std=0", "--std=-1", "--mean=NaN", "--layers=a,,b")) {
            Run usage = Run.of("evaluate", weights.toString(), wrong);
            assertEquals(2, usage.exit(), wrong);
            assertTrue(usage.err().contains(wrong.split("=")[0]), usage.err());
        }
    }
}
