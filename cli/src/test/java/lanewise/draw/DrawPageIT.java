package lanewise.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import lanewise.attribution.GradientTimesInput;
import lanewise.cli.TrainedModel;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.picture.PictureReader;
import lanewise.storage.Model;
import lanewise.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Draws digits on the page in Chromium, and checks the predictions. */
class DrawPageIT {

    /** Folder for screenshots of the tests, null for none. */
    private static final String SCREENSHOTS = System.getProperty("lanewise.screenshots");

    /** Corners of digits as fractions of the side of the drawing area. A stroke connects them with straight lines. */
    private static final double[][] ONE = {{.52, .15}, {.5, .85}};

    private static final double[][] SEVEN = {{.28, .2}, {.7, .2}, {.6, .4}, {.5, .62}, {.44, .85}};
    static final double[][] THREE = {
        {.33, .22},
        {.45, .15},
        {.6, .17},
        {.66, .27},
        {.62, .39},
        {.47, .47},
        {.62, .53},
        {.68, .66},
        {.61, .8},
        {.45, .85},
        {.32, .78}
    };
    private static final double[][] ZERO = {
        {.5, .15},
        {.36, .25},
        {.3, .45},
        {.31, .65},
        {.4, .82},
        {.52, .85},
        {.64, .75},
        {.7, .55},
        {.68, .32},
        {.6, .19},
        {.5, .15}
    };

    /** Number of points per line, because the browser may merge fast moves. */
    private static final int BETWEEN = 4;

    @TempDir
    private static Path folder;

    private static final ParallelKernels KERNELS =
            KernelsLookup.defaults().choose(KernelsLookup.AUTO).kernels();

    private static Model model;
    private static DrawServer server;
    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.start(folder);
        model = TrainedModel.quick();
        server = DrawServer.start(new DigitService("quick.safetensors", model, KERNELS), 0, AccessToken.random());
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static void open(int width, int height, boolean touch, boolean dark) throws Exception {
        browser.open(server.address(), width, height, touch, dark);
        browser.await("document.body !== null && document.body.dataset.answered === '1'");
    }

    private static void draw(double[][] corners, boolean touch) throws Exception {
        draw(browser, corners, touch);
    }

    static void draw(Chromium browser, double[][] corners, boolean touch) throws Exception {
        String[] box = browser.evaluate("(() => { const b = document.getElementById('pad').getBoundingClientRect();"
                        + " return [b.left, b.top, b.width, b.height].join(' '); })()")
                .split(" ");
        double left = Double.parseDouble(box[0]);
        double top = Double.parseDouble(box[1]);
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        double[][] points = new double[(corners.length - 1) * BETWEEN + 1][];
        for (int i = 0; i < points.length; i++) {
            double[] from = corners[i / BETWEEN];
            double[] to = corners[Math.min(corners.length - 1, i / BETWEEN + 1)];
            double part = (double) (i % BETWEEN) / BETWEEN;
            points[i] = new double[] {
                left + width * (from[0] + part * (to[0] - from[0])), top + height * (from[1] + part * (to[1] - from[1]))
            };
        }
        if (touch) {
            browser.swipe(points);
        } else {
            browser.drag(points);
        }
    }

    /** Returns the prediction of the page after it has processed all moves of the pen. */
    private static String answer() throws Exception {
        return answer(browser);
    }

    static String answer(Chromium browser) throws Exception {
        // Waits for two frames: pending events arrive in the first.
        browser.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        browser.await("document.body.dataset.answered === document.body.dataset.version");
        return browser.evaluate("document.getElementById('answer').textContent");
    }

    private static void screenshot(String name) throws Exception {
        if (SCREENSHOTS != null) {
            Files.write(Path.of(SCREENSHOTS, name + ".png"), browser.screenshot());
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, false, false", "390, 844, true, true", "1280, 800, false, true", "390, 844, true, false"})
    void recognizesDrawnDigits(int width, int height, boolean touch, boolean dark) throws Exception {
        open(width, height, touch, dark);
        String view = width + (dark ? "-dark" : "-light");
        screenshot(view + "-empty");
        String[] digits = {"1", "7", "0", "3"};
        double[][][] strokes = {ONE, SEVEN, ZERO, THREE};
        for (int i = 0; i < digits.length; i++) {
            browser.evaluate("document.getElementById('clear').click()");
            draw(strokes[i], touch);
            assertEquals(digits[i], answer());
        }
        assertEquals("3", browser.evaluate("document.querySelector('#bars .first .label').textContent"));
        assertTrue(browser.evaluate("document.getElementById('evidence').getAttribute('aria-label')")
                .matches("\\d+ pixels are evidence for 3, \\d+ against"));
        assertTrue(browser.evaluate("document.getElementById('hidden').getAttribute('aria-label')")
                .matches("\\d+ of 128 hidden units are above 0"));
        assertEquals(
                "true", browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the view");
        screenshot(view);
        browser.await("document.getElementById('live').textContent.startsWith('3, ')");
    }

    @Test
    void predictsTheSameBitsAsPredictForTheSavedPng() throws Exception {
        open(1280, 800, false, false);
        // Keeps the picture that the page saves, and the last response.
        browser.evaluate("(() => { const make = URL.createObjectURL; URL.createObjectURL = (blob) => {"
                + " window.saved = blob; return make.call(URL, blob); }; const ask = window.fetch;"
                + " window.fetch = async (...all) => { const got = await ask(...all);"
                + " window.got = await got.clone().text(); return got; }; })()");
        draw(SEVEN, false);
        assertEquals("7", answer());
        browser.evaluate("document.getElementById('save').click()");
        browser.await("window.saved !== undefined");
        String png = browser.evaluate("new Promise((done) => { const reader = new FileReader();"
                + " reader.onload = () => done(reader.result.split(',')[1]); reader.readAsDataURL(window.saved); })");
        Path file = Files.write(folder.resolve("digit.png"), Base64.getDecoder().decode(png));
        byte[] pixels = PictureReader.of(28, 28).read(file);
        float[] predicted = new GradientTimesInput(KERNELS, model.network(), 28, 28)
                .attribute(pixels)
                .probabilities();
        assertArrayEquals(predicted, Json.floats(browser.evaluate("window.got"), "probabilities"));
    }

    @Test
    void undoesAndClears() throws Exception {
        open(1280, 800, false, false);
        assertEquals("true", browser.evaluate("document.getElementById('undo').disabled"));
        draw(ONE, false);
        assertEquals("1", answer());
        draw(new double[][] {{.2, .5}, {.8, .5}}, false);
        answer();
        browser.evaluate("document.getElementById('undo').click()");
        assertEquals("1", answer());
        browser.evaluate("document.getElementById('clear').click()");
        assertEquals("?", answer());
        assertEquals("Nothing drawn yet", browser.evaluate("document.getElementById('sure').textContent"));
    }

    @Test
    void worksByKeyboard() throws Exception {
        open(1280, 800, false, false);
        browser.key(Keys.TAB);
        assertEquals("pad", browser.evaluate("document.activeElement.id"));
        assertNotEquals("none", browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"));
        for (int i = 0; i < 12; i++) {
            browser.key(Keys.ARROW_UP);
        }
        browser.key(" ");
        for (int i = 0; i < 24; i++) {
            browser.key(Keys.ARROW_DOWN);
        }
        assertEquals("1", answer());
        screenshot("keyboard");
        browser.key(" ");
        browser.key("z");
        assertEquals("?", answer());
    }

    @Test
    void reportsThatTheServerIsStopped() throws Exception {
        try (DrawServer other = DrawServer.start(new DigitService("quick", model, KERNELS), 0, AccessToken.random())) {
            browser.open(other.address(), 1280, 800, false, false);
            browser.await("document.body !== null && document.body.dataset.answered === '1'");
        }
        draw(ONE, false);
        browser.await("!document.getElementById('notice').hidden");
        assertTrue(browser.evaluate("document.getElementById('notice').textContent")
                .contains("run lanewise draw again"));
    }
}
