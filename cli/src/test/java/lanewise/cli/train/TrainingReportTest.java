package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What train --report writes. */
class TrainingReportTest {

    @TempDir
    private Path folder;

    private Run train(String options, Path report) throws IOException {
        return Run.of(Stream.concat(
                        Stream.of(
                                ("train --threads 1 --quiet --data " + Letters.csv(folder) + " " + options).split(" ")),
                        Stream.of("--report", report.toString()))
                .toArray(String[]::new));
    }

    private String report(String options) throws IOException {
        Path report = folder.resolve("run.html");
        Run run = train(options, report);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.lines().contains("report: " + report), run.out());
        String html = Files.readString(report);
        assertTrue(html.contains("<code>" + run.weights() + "</code>"), run.weights());
        return html;
    }

    private static List<String> found(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void tellsOfTheWholeTraining() throws IOException {
        String html = report("--hidden 12 --epochs 2 --batch-size 64");
        assertEquals(
                4,
                found(html, "<polyline class=\"curve (training|dev)\" points=\"[0-9., ]+\"/>")
                        .size(),
                html);
        assertEquals(12, found(html, "alt=\"weights of unit \\d+\"").size());
        assertEquals(26 * 26, found(html, "<td class=\"(right|wrong)\\d\">").size());
        for (String part : List.of(
                "learning-rate",
                "batch-size",
                "float lanes",
                "threads",
                "JDK",
                "training time",
                "precision",
                "Worst mistakes",
                "label ")) {
            assertTrue(html.contains(part), part);
        }
        String share = "(\\d{1,3}\\.\\d|[01]\\.\\d\\d|below 0\\.01)%";
        assertFalse(found(html, "class=\"rank\"").isEmpty(), html);
        assertEquals(
                found(html, "class=\"rank\"").size(),
                found(html, "class=\"rank\">\\d+  " + share).size(),
                html);
        assertFalse(html.contains("<script") || html.contains("http://") || html.contains("https://"));
        assertFalse(html.contains(" style="), "the policy would refuse it");
        assertTrue(html.contains("default-src 'none'"));
    }

    @Test
    void itsPicturesAreThoseOfTheSizeOfTheData() throws IOException {
        List<String> pictures = found(report("--hidden 12 --epochs 1"), "(?<=base64,)[^\"]+");
        assertTrue(pictures.size() > 12, pictures.size() + " pictures");
        for (String picture : pictures) {
            var image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture)));
            assertEquals(8, image.getWidth());
            assertEquals(8, image.getHeight());
        }
    }

    @Test
    void withoutDevExamplesOrHiddenLayersItTellsTheRest() throws IOException {
        String html = report("--hidden none --dev 0 --iterations 30 --batch-size all --optimizer gradient-descent");
        assertEquals(2, found(html, "<polyline").size());
        assertEquals(26, found(html, "alt=\"weights of class \\d+\"").size());
        assertTrue(html.contains("true labels of the training examples"), html);
    }

    @Test
    void manyUnitsAreAbbreviated() throws IOException {
        String html = report("--hidden 150 --epochs 1");
        assertEquals(100, found(html, "alt=\"weights of unit \\d+\"").size());
        assertTrue(html.contains("The first 100 of 150 units."));
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforeTraining() throws IOException {
        for (Path bad : List.of(folder, folder.resolve("none").resolve("run.html"))) {
            Run run = train("--hidden 9 --epochs 1", bad);
            assertEquals(1, run.exit(), run.toString());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().contains(bad.toString()), run.err());
        }
    }
}
