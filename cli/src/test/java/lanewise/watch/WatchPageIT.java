package lanewise.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import lanewise.testing.Chromium;
import lanewise.testing.SharedChromium;
import lanewise.training.TrainingListener;
import lanewise.web.AccessToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Watches a small training on the page in Chromium. */
class WatchPageIT {

    private static final String SCREENSHOTS = System.getProperty("lanewise.screenshots");

    private final SmallTraining training = SmallTraining.video(200);
    private final WatchControl control = SmallTraining.control(true);
    private Chromium browser;
    private TrainingWatch watch;
    private WatchServer server;
    private CompletableFuture<String> hash;

    @BeforeEach
    void start() throws Exception {
        browser = SharedChromium.get();
        watch = new TrainingWatch(training.watched, control);
        server = WatchServer.start(watch, 0, AccessToken.random());
        hash = CompletableFuture.supplyAsync(() -> {
            String weights = training.train(watch);
            control.awaitClose();
            return weights;
        });
        browser.log();
        browser.open(server.address(), 1280, 900, false, false);
        awaitMode("paused");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            control.resume();
            control.end();
            control.close();
            hash.join();
            server.close();
            watch.close();
        }
    }

    private void awaitMode(String mode) throws Exception {
        browser.await("document.body !== null && document.body.dataset.mode === '" + mode + "'");
    }

    private void awaitUpdate(int update) throws Exception {
        browser.await("document.body.dataset.update === '" + update + "'");
    }

    private void click(String id) {
        browser.evaluate("document.getElementById('" + id + "').click()");
    }

    private String text(String id) {
        return browser.evaluate("document.getElementById('" + id + "').textContent");
    }

    private void screenshot(String name) throws Exception {
        if (SCREENSHOTS != null) {
            Files.write(Path.of(SCREENSHOTS, name + ".png"), browser.screenshot());
        }
    }

    @Test
    void followsAndControlsTheTraining() throws Exception {
        click("step");
        awaitUpdate(1);
        assertTrue(text("state").startsWith("Paused: iteration 1 of 200."), text("state"));
        browser.await("document.querySelectorAll('#ratios polyline').length === 2");
        assertEquals("6", browser.evaluate("document.querySelectorAll('#weights canvas').length"));
        assertEquals("4", browser.evaluate("document.querySelectorAll('#examples .bars').length"));
        assertEquals("16", browser.evaluate("document.querySelectorAll('#confusion tbody td').length"));
        assertEquals(
                "20",
                browser.evaluate("[...document.querySelectorAll('#confusion tbody td')]"
                        + ".reduce((sum, cell) => sum + Number(cell.textContent), 0)"));

        click("compute");
        browser.await("document.body.dataset.matrix === 'Z1'");
        assertTrue(text("steps-about").startsWith("Iteration 2: m = 60 examples"), text("steps-about"));
        assertTrue(
                text("code").matches("Video\\.java:\\d+ {2}k\\.affine\\(W1, X, b1, Z1\\);.*Z1 = W1 X \\+ b1"),
                text("code"));
        assertEquals("14", browser.evaluate("document.querySelectorAll('#equations button').length"));
        assertEquals("48", browser.evaluate("document.querySelectorAll('#numbers tbody td').length"));
        click("next-equation");
        browser.await("document.body.dataset.matrix === 'A1'");
        browser.evaluate("document.getElementById('matrix').focus()");
        for (int i = 0; i < 4; i++) {
            browser.key("+");
        }
        browser.await("document.getElementById('matrix-about').textContent.includes('Rows 1 to 4')");
        browser.evaluate("[...document.querySelectorAll('#equations button')].find((each) =>"
                + " each.textContent.startsWith('dW1')).click()");
        browser.await("document.body.dataset.matrix === 'dW1'");
        click("pictures");
        browser.await("document.querySelectorAll('#matrix-pictures canvas').length === 6");
        screenshot("watch-steps");

        click("take");
        browser.await("document.body.dataset.iteration === '2'");
        awaitUpdate(2);
        click("pause");
        awaitMode("ended");
        assertTrue(text("state").contains("done"), text("state"));
        assertEquals("true", browser.evaluate("document.getElementById('steps').hidden"));
        awaitUpdate(200);
        // The server needs the time of the updates to limit it.
        browser.await("performance.getEntriesByType('resource').some((each) => /[&?]spent=[1-9]/.test(each.name))");

        String last =
                browser.evaluate("document.getElementById('weights').firstElementChild.firstElementChild.toDataURL()");
        browser.evaluate("document.getElementById('past').focus()");
        browser.key(Keys.HOME);
        browser.await("document.body.dataset.shown === '0'");
        assertNotEquals(
                last,
                browser.evaluate("document.getElementById('weights').firstElementChild.firstElementChild.toDataURL()"));
        assertTrue(text("past-text").contains("iteration 0"), text("past-text"));
        click("latest");
        browser.await("document.body.dataset.shown === '200'");
        assertEquals(
                last,
                browser.evaluate("document.getElementById('weights').firstElementChild.firstElementChild.toDataURL()"));
        click("close");
        assertEquals(SmallTraining.video(200).train(TrainingListener.NONE), hash.get());
        browser.await("!document.getElementById('notice').hidden");
        assertEquals("", browser.log());
    }

    @Test
    void fitsEveryViewAndWorksByKeyboard() throws Exception {
        click("compute");
        browser.await("document.body.dataset.matrix === 'Z1'");
        for (int width : new int[] {390, 640, 740, 820, 1280}) {
            browser.resize(width, width == 640 ? 400 : 900);
            assertEquals("true", browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), "at " + width);
            String tall = browser.evaluate("document.getElementById('loss').clientHeight");
            assertTrue(Integer.parseInt(tall) < 400, "at " + width + " the chart is " + tall + " pixels tall");
            screenshot("watch-" + width);
        }
        browser.evaluate("scrollTo(0, 0)");
        browser.evaluate("document.activeElement.blur()");
        String[] order = {"pause", "step", "stop"};
        for (String id : order) {
            browser.key(Keys.TAB);
            assertEquals(id, browser.evaluate("document.activeElement.id"));
            assertNotEquals("none", browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"));
        }
        browser.evaluate("document.getElementById('step').focus()");
        browser.key(Keys.ENTER);
        awaitUpdate(1);
        assertEquals("step", browser.evaluate("document.activeElement.id"));
        browser.evaluate("document.getElementById('compute').focus()");
        browser.key(Keys.ENTER);
        browser.await("document.body.dataset.iteration === '1' && document.body.dataset.matrix === 'Z1'");
        browser.evaluate("document.querySelector('#equations button:nth-of-type(1)').focus()");
        browser.key(Keys.TAB);
        browser.key(Keys.ENTER);
        browser.await("document.body.dataset.matrix === 'A1'");
        browser.forceColors();
        assertNotEquals(
                browser.evaluate("getComputedStyle(document.querySelector('.bars .bar')).fill"),
                browser.evaluate("getComputedStyle(document.querySelector('.bars .slot')).fill"));
        screenshot("watch-forced");
        click("stop");
        awaitMode("stopping");
    }
}
