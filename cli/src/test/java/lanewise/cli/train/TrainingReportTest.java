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

/** The report that {@code train --report} writes. */
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
    void containsEverySection() throws IOException {
        String html = report("--hidden 12 --epochs 2 --batch-size 64");
        assertEquals(
                4,
                found(html, "<polyline class=\"curve (training|dev)\" points=\"[0-9., ]+\"/>")
                        .size(),
                html);
        assertEquals(12, found(html, "alt=\"weights of unit \\d+\"").size());
        String matrix =
                html.substring(html.indexOf("<table class=\"confusion\">"), html.indexOf("Precision and recall"));
        assertEquals(
                26 * 26,
                found(matrix, "<td( class=\"(right|wrong)\\d\" title=\"[^\"]+\")?>")
                        .size());
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
        assertFalse(html.contains(" style="), "the content security policy would block it");
        assertTrue(html.contains("default-src 'none'"));
    }

    @Test
    void itsPicturesAreThoseOfTheSizeOfTheData() throws IOException {
        List<String> pictures = found(
                report("--hidden 12 --epochs 1"), "(?<=<img alt=\"[^\"]{0,40}\" src=\"data:image/png;base64,)[^\"]+");
        assertTrue(pictures.size() > 12, pictures.size() + " pictures");
        for (String picture : pictures) {
            var image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture)));
            assertEquals(8, image.getWidth());
            assertEquals(8, image.getHeight());
        }
    }

    @Test
    void containsTheOtherSectionsWithoutDevExamplesOrHiddenLayers() throws IOException {
        String html = report("--hidden none --dev 0 --iterations 30 --batch-size all --optimizer gradient-descent");
        assertEquals(2, found(html, "<polyline class=\"curve training\"").size());
        assertFalse(html.contains("curve dev"), html);
        assertEquals(26, found(html, "alt=\"weights of class \\d+\"").size());
        assertTrue(html.contains("true labels of the training examples"), html);
    }

    @Test
    void manyUnitsAreAbbreviated() throws IOException {
        String html = report("--hidden 150 --epochs 1");
        String unit = "alt=\"weights of unit \\d+\"";
        assertEquals(100, found(html, unit).size());
        assertTrue(html.contains("The first 100 of 150 units."));
        String[] parts = html.split("<details><summary>More units: 25 to 99</summary>");
        assertEquals(2, parts.length, html);
        assertEquals(25, found(parts[0], unit).size());
    }

    @Test
    void everyPointOfACurveHasItsValuesAsATitle() throws IOException {
        String html = report("--hidden 9 --epochs 3 --schedule step");
        String chart = "(?s)<svg class=\"chart\".*?</svg>";
        assertEquals(2, found(html, chart).size());
        String point = "<title>epoch %d\ntraining [\\d.]+%s\ndev [\\d.]+%2$s\nlearning rate [\\d.e-]+</title>";
        for (int epoch = 1; epoch <= 3; epoch++) {
            assertEquals(
                    1,
                    found(found(html, chart).get(0), point.formatted(epoch, "")).size(),
                    html);
            assertEquals(
                    1,
                    found(found(html, chart).get(1), point.formatted(epoch, "%"))
                            .size(),
                    html);
        }
        assertEquals(2, found(html, "<polyline class=\"curve learning-rate\"").size());
        for (String text : List.of("epoch", "loss \\(nats\\)", "learning rate")) {
            assertFalse(found(found(html, chart).get(0), ">" + text + "</text>").isEmpty(), text);
        }
        assertEquals(2, found(html, "key training.*key dev.*key learning-rate").size());
    }

    @Test
    void everyCellWithMistakesLinksToThem() throws IOException {
        String html = report("--hidden 9 --epochs 1");
        List<String> links = found(html, "(?<=<a href=\"#)label-[^\"]+");
        assertFalse(links.isEmpty(), html);
        assertEquals(links, found(html, "(?<=<section class=\"cell\" id=\")[^\"]+"));
        for (String link : links) {
            // The letters are labeled from 1, and class numbers are from 0.
            String[] numbers = link.split("\\D+");
            String cell = "label " + (Integer.parseInt(numbers[1]) + 1) + ", predicted "
                    + (Integer.parseInt(numbers[2]) + 1) + ": ";
            String count = found(html, "(?<=title=\"" + cell + ")\\d+(?= of )").get(0);
            assertTrue(html.contains("L" + cell.substring(1) + count + " example"), cell + count);
        }
    }

    @Test
    void theCommandTrainsTheSameWeights() throws IOException {
        for (String options : List.of(
                "--hidden 9 --epochs 1",
                "--hidden 9 --epochs 1 --folds 2 --model " + folder.resolve("m.safetensors"))) {
            String html = report(options);
            String command = found(html, "(?<=<code>lanewise )train [^<]*").get(0);
            Run again = Run.of((command + " --quiet").split(" "));
            assertEquals(0, again.exit(), command + "\n" + again.err());
            assertTrue(html.contains("<code>" + again.weights() + "</code>"), command);
        }
    }

    @Test
    void refusesFilesThatCannotBeWrittenBeforeTraining() throws IOException {
        for (Path bad : List.of(folder, folder.resolve("none").resolve("run.html"))) {
            Run run = train("--hidden 9 --epochs 1", bad);
            assertEquals(1, run.exit(), run.toString());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().contains(bad.toString()), run.err());
        }
    }
}
