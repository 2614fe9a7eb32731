package lanewise.report.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.evaluation.Evaluation;
import lanewise.evaluation.EvaluationSeries;
import lanewise.testing.Chromium;
import lanewise.testing.SharedChromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page of an experiment in Chromium. */
class ExperimentPageIT {

    private static final String SCREENSHOTS = System.getProperty("lanewise.screenshots");

    @TempDir
    private Path folder;

    private static ExperimentRow row(String value, int... correct) {
        return new ExperimentRow(
                List.of(value),
                new EvaluationSeries(IntStream.of(correct)
                        .mapToObj(n -> new Evaluation(0.5, n, 1000))
                        .toList()),
                0,
                12.5);
    }

    private Path page() throws IOException {
        String command = "lanewise experiment --recipe strong --hidden 128 --epochs 10 --dev 10000"
                + " --ablate batch-norm=no,learning-rate=0.002 --ablate schedule=constant,learning-rate=0.001"
                + " --data /home/learner/a-folder-with-a-long-name/another-folder-with-a-long-name/train.csv";
        ExperimentPage page = new ExperimentPage(
                List.of("change"),
                List.of(
                        row("none", 981, 983, 985),
                        row("batch-norm no, learning-rate 0.002", 975, 979, 980),
                        row("schedule constant, learning-rate 0.001", 976, 977, 979)),
                3,
                List.of("training 9 networks on built-in MNIST, 10,000 dev examples", command));
        return Files.writeString(folder.resolve("experiment.html"), page.html());
    }

    private static String color(Chromium browser, String selector, String property) {
        return browser.evaluate("getComputedStyle(document.querySelector('" + selector + "'))." + property);
    }

    @Test
    void fitsEveryViewAndShowsTheChartInForcedColors() throws Exception {
        Chromium browser = SharedChromium.get();
        for (boolean dark : new boolean[] {false, true}) {
            for (int width : new int[] {390, 640, 1280}) {
                browser.open(page().toUri(), width, 900, false, dark);
                assertEquals(
                        "true", browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), "at " + width);
                String end = "document.querySelector('td.number').getBoundingClientRect().right";
                assertEquals("true", browser.evaluate(end + " <= innerWidth"), "the accuracy is hidden at " + width);
                assertNotEquals(color(browser, ".mean", "fill"), color(browser, "body", "backgroundColor"));
                if (SCREENSHOTS != null) {
                    Files.write(
                            Path.of(SCREENSHOTS, "experiment-" + width + (dark ? "-dark" : "") + ".png"),
                            browser.screenshot());
                }
            }
        }
        browser.forceColors();
        String text = color(browser, "td", "color");
        assertEquals(text, color(browser, ".interval", "stroke"));
        assertEquals(text, color(browser, ".mean", "fill"));
        if (SCREENSHOTS != null) {
            Files.write(Path.of(SCREENSHOTS, "experiment-forced.png"), browser.screenshot());
        }
    }
}
