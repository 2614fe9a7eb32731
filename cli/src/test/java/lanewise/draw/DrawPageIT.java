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
import lanewise.testing.SharedChromium;
import lanewise.web.AccessToken;
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

    @TempDir
    private static Path folder;

    private static final ParallelKernels KERNELS =
            KernelsLookup.defaults().choose(KernelsLookup.AUTO).kernels();

    private static Model model;
    private static DrawServer server;
    private static Chromium browser;
    private static PageDriver page;

    @BeforeAll
    static void start() throws Exception {
        browser = SharedChromium.get();
        page = new PageDriver(browser);
        model = TrainedModel.quick();
        server = DrawServer.start(new DigitService("quick.safetensors", model, KERNELS), 0, AccessToken.random());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static void open(int width, int height, boolean touch, boolean dark) throws Exception {
        browser.open(server.address(), width, height, touch, dark);
        page.awaitStart();
    }

    private static void screenshot(String name) throws Exception {
        if (SCREENSHOTS != null) {
            Files.write(Path.of(SCREENSHOTS, name + ".png"), browser.screenshot());
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, false, false", "390, 844, true, true"})
    void recognizesDrawnDigits(int width, int height, boolean touch, boolean dark) throws Exception {
        browser.log();
        open(width, height, touch, dark);
        String view = width + (dark ? "-dark" : "-light");
        screenshot(view + "-empty");
        String[] digits = {"1", "7", "0", "3"};
        double[][][] strokes = {PageDriver.ONE, PageDriver.SEVEN, PageDriver.ZERO, PageDriver.THREE};
        for (int i = 0; i < digits.length; i++) {
            page.click("clear");
            page.draw(strokes[i], touch);
            assertEquals(digits[i], page.answer());
        }
        assertEquals("3", browser.evaluate("document.querySelector('#bars .first .label').textContent"));
        assertTrue(page.attribute("evidence", "aria-label").matches("\\d+ pixels are evidence for 3, \\d+ against"));
        assertEquals("138", browser.evaluate("document.querySelectorAll('#network .unit').length"));
        assertEquals("80", browser.evaluate("document.querySelectorAll('#network line').length"));
        assertEquals(
                "true", browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the view");
        screenshot(view);
        browser.await("document.getElementById('live').textContent.startsWith('3, ')");
        assertEquals("", browser.log());
    }

    @Test
    void predictsTheSameBitsAsPredictForTheSavedPng() throws Exception {
        open(1280, 800, false, false);
        page.keepSaved();
        // Keeps the last response.
        browser.evaluate("(() => { const ask = window.fetch; window.fetch = async (...all) => {"
                + " const got = await ask(...all); window.got = await got.clone().text(); return got; }; })()");
        double[][] small = new double[PageDriver.SEVEN.length][];
        for (int i = 0; i < small.length; i++) {
            small[i] = new double[] {.1 + .2 * PageDriver.SEVEN[i][0], .1 + .2 * PageDriver.SEVEN[i][1]};
        }
        for (double[][] stroke : new double[][][] {PageDriver.SEVEN, small}) {
            page.click("clear");
            page.draw(stroke, false);
            assertEquals("7", page.answer());
            page.click("save");
            Path file =
                    Files.write(folder.resolve("digit.png"), Base64.getDecoder().decode(page.saved()));
            byte[] pixels = PictureReader.of(28, 28).read(file);
            float[] predicted = new GradientTimesInput(KERNELS, model.network(), 28, 28)
                    .attribute(pixels)
                    .probabilities();
            assertArrayEquals(predicted, Json.floats(browser.evaluate("window.got"), "probabilities"));
        }
    }

    /** Bars that only differ by their background are equal where the system forces its colors. */
    @Test
    void drawsWithoutLosingThePenTheFocusOrTheColors() throws Exception {
        open(1280, 800, false, false);
        assertEquals("true", browser.evaluate("document.getElementById('undo').disabled"));
        page.draw(PageDriver.ONE, false);
        assertEquals("1", page.answer());
        page.draw(new double[][] {{.2, .5}, {.8, .5}}, false);
        page.answer();
        page.click("undo");
        assertEquals("1", page.answer());
        browser.evaluate("document.getElementById('clear').focus()");
        browser.key(Keys.ENTER);
        assertEquals("?", page.answer());
        assertEquals("Nothing drawn yet", page.text("sure"));
        assertEquals("pad", browser.evaluate("document.activeElement.id"), "the focus is lost");
        page.click("undo");
        assertEquals("1", page.answer());
        page.click("clear");

        for (String lost : new String[] {
            "pad.releasePointerCapture(1)",
            "pad.dispatchEvent(new PointerEvent('pointermove', {pointerId: 1, buttons: 0}))"
        }) {
            browser.hold(page.points(new double[][] {{.5, .2}, {.5, .5}}));
            browser.evaluate("(() => { const pad = document.getElementById('pad'); " + lost + "; })()");
            browser.move(page.points(new double[][] {{.5, .52}, {.5, .52}}));
            String drawn = browser.evaluate("JSON.stringify(Drawing.strokes())");
            browser.move(page.points(new double[][] {{.2, .8}, {.8, .8}}));
            page.answer();
            assertEquals(
                    drawn, browser.evaluate("JSON.stringify(Drawing.strokes())"), "the pen is still down: " + lost);
            browser.release();
        }

        browser.forceColors();
        assertEquals(
                "true",
                browser.evaluate("(() => { const of = (name) => getComputedStyle(document.querySelector(name));"
                        + " return of('#bars .fill').backgroundColor !== of('#bars .track').backgroundColor"
                        + " && of('#bars .track').borderTopStyle === 'solid'"
                        + " && of('#bars .fill').forcedColorAdjust === 'none'; })()"));
        screenshot("forced-colors");
    }

    /** A screen reader announces a drawing once it rests, and not at each move. */
    @Test
    void announcesOncePerDrawing() throws Exception {
        open(1280, 800, false, false);
        browser.await("document.getElementById('live').textContent === 'Nothing drawn yet'");
        browser.evaluate("(() => { window.changes = 0; const observer = new MutationObserver((all) => {"
                + " window.changes += all.length; });"
                + " document.querySelectorAll('[aria-live], [role=alert], [role=status], output').forEach((live) =>"
                + " observer.observe(live, {childList: true, characterData: true, subtree: true})); })()");
        page.draw(PageDriver.THREE, false);
        assertEquals("3", page.answer());
        browser.await("document.getElementById('live').textContent.startsWith('3, ')");
        assertEquals("1", browser.evaluate("window.changes"));
    }

    /** At 200 % zoom, a view of 1,280 x 800 pixels has 640 x 400. */
    @Test
    void fitsTheView() throws Exception {
        open(1280, 800, false, false);
        for (int width : new int[] {390, 640, 740, 820, 1000, 1280}) {
            browser.resize(width, width == 640 ? 400 : 800);
            browser.evaluate("scrollTo(0, 0)");
            page.click("clear");
            page.draw(PageDriver.ONE, false);
            assertEquals("1", page.answer());
            screenshot("view-" + width);
            assertEquals("true", browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), "at " + width);
            for (String id : new String[] {"pad", "answer"}) {
                assertEquals(
                        "true",
                        browser.evaluate("(() => { const box = document.getElementById('" + id
                                + "').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })()"),
                        id + " is not in the view at " + width);
            }
            assertEquals(
                    "true",
                    browser.evaluate("[...document.querySelectorAll('figure p')].every((caption) =>"
                            + " caption.getBoundingClientRect().width >= 140)"),
                    "captions are narrow at " + width);
        }
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
        assertEquals("1", page.answer());
        screenshot("keyboard");
        browser.key(" ");
        browser.key("z");
        assertEquals("?", page.answer());
    }

    @Test
    void reportsThatTheServerIsStopped() throws Exception {
        try (DrawServer other = DrawServer.start(new DigitService("quick", model, KERNELS), 0, AccessToken.random())) {
            browser.open(other.address(), 1280, 800, false, false);
            page.awaitStart();
            page.draw(PageDriver.ONE, false);
            assertEquals("1", page.answer());
        }
        page.draw(PageDriver.SEVEN, false);
        browser.await("!document.getElementById('notice').hidden");
        assertTrue(page.text("notice").contains("run lanewise draw again"));
        assertEquals("?", page.answer(), "an old prediction next to new ink");
        assertEquals("No prediction for this drawing", page.text("sure"));
    }
}
