package lanewise.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.Interaction;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.PointerInput.MouseButton;
import org.openqa.selenium.interactions.PointerInput.Origin;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, controlled by ChromeDriver: one page with a mouse, touch and a keyboard. */
public final class Chromium implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    /**
     * Logs a warning about a missing DevTools client, which these tests do not use. A field, so that it is not
     * collected.
     */
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts the browser of the {@code PATH}, or skips the running test if it or its driver is not installed.
     *
     * @param folder folder for a new profile
     * @return a browser with an empty page
     * @throws IOException if the profile cannot be created
     */
    public static Chromium start(Path folder) throws IOException {
        Optional<Path> browser = Needs.program(BROWSERS);
        Optional<Path> program = Needs.program(List.of("chromedriver"));
        Needs.require(
                browser.isPresent() && program.isPresent(), "pages in a browser", "install chromium and chromedriver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(browser.get().toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        // Without a given driver, Selenium Manager would look for one and download it.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program.get().toFile())
                .usingAnyFreePort()
                .build();
        VERSIONS.setLevel(Level.SEVERE);
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(TIMEOUT).pageLoadTimeout(TIMEOUT);
        return new Chromium(driver);
    }

    /**
     * Opens a page.
     *
     * @param page address of the page
     * @param width width of the view in CSS pixels, also less than a window can have
     * @param height height of the view in CSS pixels
     * @param touch whether the device is a telephone with a touch screen
     * @param dark whether the reader prefers a dark color scheme
     */
    public void open(URI page, int width, int height, boolean touch, boolean dark) {
        open(page, width, height, touch ? 2 : 1, touch, dark);
    }

    /**
     * Opens a page.
     *
     * @param page address of the page
     * @param width width of the view in CSS pixels
     * @param height height of the view in CSS pixels
     * @param scale pixels of the screen per CSS pixel
     * @param touch whether the device is a telephone with a touch screen
     * @param dark whether the reader prefers a dark color scheme
     */
    public void open(URI page, int width, int height, int scale, boolean touch, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", touch));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", touch));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        driver.get(page.toString());
    }

    /**
     * Emulates a reader who forces the colors of the system, such as a contrast theme, until a page is opened.
     */
    public void forceColors() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "forced-colors", "value", "active"))));
    }

    /**
     * Changes the size of the view.
     *
     * @param width width of the view in CSS pixels
     * @param height height of the view in CSS pixels
     */
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /**
     * Evaluates an expression in the page.
     *
     * @param expression a JavaScript expression; a promise is awaited
     * @return its value as a string
     */
    public String evaluate(String expression) {
        return (String) driver.executeScript("return (async () => { return String(await (" + expression + ")); })();");
    }

    /**
     * Waits until an expression is true.
     *
     * @param expression a JavaScript expression
     * @throws InterruptedException if the thread is interrupted
     */
    public void await(String expression) throws InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!evaluate(expression).equals("true")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true: " + expression);
            }
            Thread.sleep(20);
        }
    }

    /**
     * Presses the mouse button, moves through points, and releases the button.
     *
     * @param points pairs of x and y in CSS pixels of the view
     */
    public void drag(double[][] points) {
        stroke(new PointerInput(PointerInput.Kind.MOUSE, "mouse"), points, true);
    }

    /**
     * Presses the mouse button and moves through points, without releasing the button.
     *
     * @param points pairs of x and y in CSS pixels of the view
     */
    public void hold(double[][] points) {
        stroke(new PointerInput(PointerInput.Kind.MOUSE, "mouse"), points, false);
    }

    /**
     * Moves the mouse through points.
     *
     * @param points pairs of x and y in CSS pixels of the view
     */
    public void move(double[][] points) {
        PointerInput mouse = new PointerInput(PointerInput.Kind.MOUSE, "mouse");
        Sequence actions = new Sequence(mouse, 0);
        for (double[] point : points) {
            actions.addAction(move(mouse, point));
        }
        driver.perform(List.of(actions));
    }

    /** Releases the mouse button and all keys. */
    public void release() {
        driver.resetInputState();
    }

    /**
     * Touches the screen and moves through points.
     *
     * @param points pairs of x and y in CSS pixels of the view
     */
    public void swipe(double[][] points) {
        stroke(new PointerInput(PointerInput.Kind.TOUCH, "finger"), points, true);
    }

    private void stroke(PointerInput pointer, double[][] points, boolean release) {
        Sequence actions = new Sequence(pointer, 0);
        for (int i = 0; i < points.length; i++) {
            actions.addAction(move(pointer, points[i]));
            if (i == 0) {
                actions.addAction(pointer.createPointerDown(MouseButton.LEFT.asArg()));
            }
        }
        if (release) {
            actions.addAction(pointer.createPointerUp(MouseButton.LEFT.asArg()));
        }
        driver.perform(List.of(actions));
    }

    private static Interaction move(PointerInput pointer, double[] point) {
        return pointer.createPointerMove(
                Duration.ZERO, Origin.viewport(), (int) Math.round(point[0]), (int) Math.round(point[1]));
    }

    /**
     * Presses and releases a key.
     *
     * @param key a character, or one of {@link org.openqa.selenium.Keys}
     */
    public void key(CharSequence key) {
        new Actions(driver).sendKeys(key).perform();
    }

    /**
     * Returns a picture of the whole page.
     *
     * @return a PNG file
     */
    public byte[] screenshot() {
        Map<String, Object> result =
                driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        return Base64.getDecoder().decode((String) result.get("data"));
    }

    /**
     * Returns a picture of a part of the page in the format WebP.
     *
     * @param top first row in CSS pixels
     * @param width width in CSS pixels
     * @param height height in CSS pixels
     * @param quality quality of the compression, from 0 to 100
     * @return a WebP file
     */
    public byte[] webp(double top, double width, double height, int quality) {
        Map<String, Object> clip = Map.of("x", 0, "y", top, "width", width, "height", height, "scale", 1);
        Map<String, Object> result = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("captureBeyondViewport", true, "format", "webp", "quality", quality, "clip", clip));
        return Base64.getDecoder().decode((String) result.get("data"));
    }

    /**
     * Returns what the browser logged since the last call, including violations of the content security policy.
     *
     * @return the messages, one per line
     */
    public String log() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .collect(Collectors.joining("\n"));
    }

    /** Closes the browser and its driver. */
    @Override
    public void close() {
        driver.quit();
    }
}
