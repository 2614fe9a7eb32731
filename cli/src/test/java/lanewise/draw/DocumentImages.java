package lanewise.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.cli.Run;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.storage.ModelFile;
import lanewise.testing.Chromium;
import lanewise.web.AccessToken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Takes the pictures of README and the guide to the commands from the program itself. It does not run in a build; run it with
 *
 * <pre>
 *   mvn -pl cli -am -Dtest=None -Dit.test=DocumentImages -Dsurefire.failIfNoSpecifiedTests=false verify
 * </pre>
 */
class DocumentImages {

    private static final Path DOCS = Path.of("src", "docs");
    private static final int SCALE = 2;
    private static final int QUALITY = 60;

    /** Width of the page in CSS pixels. */
    private static final int WIDTH = 1100;

    private static final int REPORT_WIDTH = 700;

    /** The unit that the picture of the network shows. */
    private static final int UNIT = 14;

    /** Points per corner of a smooth stroke. */
    private static final int STEPS = 5;

    @TempDir
    private static Path folder;

    private static String model;
    private static Path report;

    @BeforeAll
    static void train() {
        model = folder.resolve("digits.safetensors").toString();
        report = folder.resolve("report.html");
        run("train", "--recipe", "quick", "--quiet", "--model", model, "--report", report.toString());
    }

    private static void run(String... args) {
        Run run = Run.of(args);
        assertEquals(0, run.exit(), run.err());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawPage(boolean dark) throws Exception {
        DigitService service = new DigitService(
                "digits.safetensors",
                ModelFile.read(Path.of(model)),
                KernelsLookup.defaults().choose(KernelsLookup.AUTO).kernels());
        try (DrawServer server = DrawServer.start(service, 0, AccessToken.random());
                Chromium browser = Chromium.start(folder)) {
            browser.open(server.address(), WIDTH, 700, SCALE, false, dark);
            browser.await("document.body !== null && document.body.dataset.answered === '1'");
            PageDriver page = new PageDriver(browser);
            page.draw(smooth(PageDriver.THREE), false);
            assertEquals("3", page.answer());
            write("draw", browser, dark, WIDTH, 0, bottom(browser, ".figures"));
            page.chooseClass(8);
            browser.evaluate("document.querySelectorAll('#network .unit')[" + UNIT
                    + "].dispatchEvent(new MouseEvent('click', {bubbles: true}))");
            browser.evaluate("document.activeElement.blur()");
            write("network", browser, dark, WIDTH, bottom(browser, ".figures") + 4, bottom(browser, ".inside"));
        }
    }

    /** Returns points of a cubic spline through corners. */
    private static double[][] smooth(double[][] corners) {
        double[][] points = new double[(corners.length - 1) * STEPS + 1][2];
        for (int i = 0; i < points.length; i++) {
            int n = Math.min(i / STEPS, corners.length - 2);
            double t = (double) i / STEPS - n;
            for (int axis = 0; axis < 2; axis++) {
                double a = corners[Math.max(0, n - 1)][axis];
                double b = corners[n][axis];
                double c = corners[n + 1][axis];
                double d = corners[Math.min(corners.length - 1, n + 2)][axis];
                points[i][axis] = b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
            }
        }
        return points;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trainingReport(boolean dark) throws Exception {
        try (Chromium browser = Chromium.start(folder)) {
            URI page = report.toUri();
            browser.open(page, REPORT_WIDTH, 900, SCALE, false, dark);
            double top = Double.parseDouble(browser.evaluate(
                    "[...document.querySelectorAll('h2')].find((h) => h.textContent === 'Learning curves')"
                            + ".getBoundingClientRect().top"));
            write("report", browser, dark, REPORT_WIDTH, top - 8, bottom(browser, "table.confusion"));
        }
    }

    private static double bottom(Chromium browser, String selector) {
        return Double.parseDouble(
                browser.evaluate("document.querySelector('" + selector + "').getBoundingClientRect().bottom"));
    }

    private static void write(String name, Chromium browser, boolean dark, int width, double top, double bottom)
            throws Exception {
        byte[] image = browser.webp(top, width, bottom - top + 12, QUALITY);
        Files.write(DOCS.resolve(name + (dark ? "-dark" : "-light") + ".webp"), image);
    }

    @Test
    void gallery() {
        String png = DOCS.resolve("gallery.png").toString();
        run("show", model, "0", "1", "2", "3", "--misclassified", "8", "--png", png);
    }
}
