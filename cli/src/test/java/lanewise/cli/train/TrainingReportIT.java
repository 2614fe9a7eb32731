package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import lanewise.cli.Program;
import lanewise.cli.Run;
import lanewise.testing.Chromium;
import lanewise.testing.SharedChromium;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report of a training by cli.jar, in a browser; and an export by it. */
class TrainingReportIT {

    @TempDir
    private static Path folder;

    private static Path page;
    private static Path model;

    @BeforeAll
    static void train() throws Exception {
        page = folder.resolve("run.html");
        model = folder.resolve("digits.safetensors");
        Run run = new Program(folder)
                .jar(
                        Program.SHORT,
                        "train",
                        "--iterations",
                        "20",
                        "--hidden",
                        "16",
                        "--mnist",
                        "3000",
                        "--report",
                        page.toString(),
                        "--model",
                        model.toString());
        assertEquals(0, run.exit(), run.err());
    }

    /** Its own policy refuses nothing, every picture is there, nothing is wider than the view. */
    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "740, false", "390, false", "390, true"})
    void thePageFitsTheViewInBothColorSchemes(int width, boolean dark) throws Exception {
        Chromium browser = SharedChromium.get();
        browser.log();
        browser.open(page.toUri(), width, 900, false, dark);
        String result = browser.evaluate("""
            [
              document.documentElement.scrollWidth <= document.documentElement.clientWidth,
              getComputedStyle(document.body).backgroundColor,
              [...document.querySelectorAll('svg.chart')].filter(svg => svg.getBoundingClientRect().width > 300).length,
              [...document.images].every(image => image.complete && image.naturalWidth === (image.className === 'scale' ? 61 : 28)),
              document.querySelectorAll('.unit img').length,
              document.querySelectorAll('.mistakes img').length,
              [...document.querySelectorAll('.scroll')].filter(box => !box.closest('details') && box.scrollWidth > box.clientWidth).length,
              document.scripts.length
            ].join('; ')""");
        String log = browser.log();
        String ground = dark ? "rgb(20, 23, 26)" : "rgb(255, 255, 255)";
        assertAll(
                () -> assertEquals("true; " + ground + "; 2; true; 16; 24; 0; 0", result),
                () -> assertFalse(log.contains("Content Security Policy"), log));
    }

    /** A cell shows its examples, and only they are visible. */
    @Test
    void aCellOfTheMatrixOpensItsMistakes() throws Exception {
        Chromium browser = SharedChromium.get();
        browser.open(page.toUri(), 820, 900, false, false);
        String visible = "[...document.querySelectorAll('section.cell')].filter(cell => cell.offsetHeight > 0)";
        assertEquals("0", browser.evaluate(visible + ".length"));
        browser.evaluate("document.querySelector('table.confusion a').click()");
        assertEquals(
                "1; true; true",
                browser.evaluate("[" + visible + ".length, '#' + " + visible + "[0].id === location.hash, " + visible
                        + "[0].getBoundingClientRect().top < innerHeight].join('; ')"));
        browser.evaluate("document.querySelector('section.cell:target a').click()");
        assertEquals("0", browser.evaluate(visible + ".length"));
    }

    /** The values at a point are marked under the mouse, without a script. */
    @Test
    void theMouseMarksAPointOfTheCurves() throws Exception {
        Chromium browser = SharedChromium.get();
        browser.open(page.toUri(), 1280, 900, false, false);
        browser.evaluate("document.querySelector('svg.chart').scrollIntoView({block: 'center'})");
        String box = "document.querySelector('svg.chart .at rect').getBoundingClientRect()";
        double x = Double.parseDouble(browser.evaluate(box + ".left")) + 2;
        double y = Double.parseDouble(browser.evaluate(box + ".top")) + 10;
        String marked = "[...document.querySelectorAll('.at')].filter(at => getComputedStyle(at.querySelector('.dot'))"
                + ".visibility === 'visible').map(at => at.querySelector('title').textContent.split('\\n')[0]).join()";
        browser.move(new double[][] {{1, 1}});
        assertEquals("", browser.evaluate(marked));
        browser.move(new double[][] {{x, y}});
        assertEquals("epoch 0.91", browser.evaluate(marked));
        browser.release();
    }

    @Test
    void theJarExportsWithoutAWarning() throws Exception {
        Run run = new Program(folder)
                .jar(
                        Program.SHORT,
                        "export",
                        model.toString(),
                        folder.resolve("digits.onnx").toString());
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        Run modules = new Program(folder)
                .modules(
                        Program.SHORT,
                        "export",
                        model.toString(),
                        folder.resolve("digits2.onnx").toString());
        assertEquals(0, modules.exit(), modules.err());
    }
}
