package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
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
                        List.of(),
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
    @CsvSource({"1280, false", "1280, true", "390, false", "390, true"})
    void thePageFitsTheViewInBothColorSchemes(int width, boolean dark) throws Exception {
        Chromium browser = SharedChromium.get();
        browser.log();
        browser.open(page.toUri(), width, 900, false, dark);
        String result = browser.evaluate("""
            [
              document.documentElement.scrollWidth <= document.documentElement.clientWidth,
              getComputedStyle(document.body).backgroundColor,
              [...document.querySelectorAll('svg.chart')].filter(svg => svg.getBoundingClientRect().width > 300).length,
              [...document.images].every(image => image.complete && image.naturalWidth === 28),
              document.images.length,
              [...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth).length,
              document.scripts.length
            ].join('; ')""");
        String log = browser.log();
        String ground = dark ? "rgb(20, 23, 26)" : "rgb(255, 255, 255)";
        assertAll(
                () -> assertEquals("true; " + ground + "; 2; true; 40; 0; 0", result),
                () -> assertFalse(log.contains("Content Security Policy"), log));
    }

    @Test
    void theJarExportsWithoutAWarning() throws Exception {
        Run run = new Program(folder)
                .jar(
                        List.of(),
                        "export",
                        model.toString(),
                        folder.resolve("digits.onnx").toString());
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        Run modules = new Program(folder)
                .modules(
                        List.of(),
                        "export",
                        model.toString(),
                        folder.resolve("digits2.onnx").toString());
        assertEquals(0, modules.exit(), modules.err());
    }
}
