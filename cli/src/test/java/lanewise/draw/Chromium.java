package lanewise.draw;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Chromium without a window, driven by the DevTools protocol: one page in it, with a mouse, a finger and a keyboard.
 */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long SECONDS = 120;

    private final Process process;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private final String session;
    private int sent;

    /** Gathers the parts of a message. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }

    /** @param profile an empty folder */
    Chromium(Path profile) throws Exception {
        process = new ProcessBuilder(
                        program(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(endpoint(profile.resolve("DevToolsActivePort")), new Listener())
                    .get(SECONDS, TimeUnit.SECONDS);
            String target = Json.text(call(null, "Target.createTarget", "\"url\":\"about:blank\""), "targetId");
            session = Json.text(
                    call(null, "Target.attachToTarget", "\"flatten\":true,\"targetId\":" + Json.quoted(target)),
                    "sessionId");
        } catch (Exception | Error e) {
            end();
            throw e;
        }
    }

    private static String program() {
        for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : NAMES) {
                Path program = Path.of(entry, name);
                if (Files.isExecutable(program)) {
                    return program.toString();
                }
            }
        }
        throw new AssertionError(
                "this test needs a browser: install chromium, or put one of " + NAMES + " on the PATH");
    }

    /** The browser writes a file of the port and the path once it listens. */
    private URI endpoint(Path file) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("chromium does not start");
            }
            Thread.sleep(20);
        }
        List<String> lines = Files.readAllLines(file);
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    }

    /** Calls a method of the protocol for the page. */
    private String call(String method, String parameters) throws Exception {
        return call(session, method, parameters);
    }

    private String call(String of, String method, String parameters) throws Exception {
        int id = ++sent;
        socket.sendText(
                        "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + parameters + "}"
                                + (of == null ? "" : ",\"sessionId\":" + Json.quoted(of)) + "}",
                        true)
                .get(SECONDS, TimeUnit.SECONDS);
        while (true) {
            String message = messages.poll(SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError(method + " is not answered");
            }
            if (message.startsWith("{\"id\":" + id + ",")) {
                if (message.contains("\"error\":{\"code\"")) {
                    throw new AssertionError(method + ": " + message);
                }
                return message;
            }
        }
    }

    /** Opens a page in a view of this size. */
    void open(URI page, int width, int height, boolean touch, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                "\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":" + (touch ? 2 : 1)
                        + ",\"mobile\":" + touch);
        call("Emulation.setTouchEmulationEnabled", "\"enabled\":" + touch);
        call(
                "Emulation.setEmulatedMedia",
                "\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + (dark ? "dark" : "light") + "\"}]");
        call("Page.navigate", "\"url\":" + Json.quoted(page.toString()));
    }

    /** The value of an expression in JavaScript, as a string. */
    String evaluate(String expression) throws Exception {
        String answer = call(
                "Runtime.evaluate",
                "\"awaitPromise\":true,\"returnByValue\":true,\"expression\":"
                        + Json.quoted("(async () => " + "String(await (" + expression + ")))()"));
        if (answer.contains("\"exceptionDetails\"")) {
            throw new AssertionError(expression + ": " + answer);
        }
        return Json.text(answer, "value");
    }

    /** Waits until an expression is true. */
    void await(String expression) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!evaluate(expression).equals("true")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true: " + expression);
            }
            Thread.sleep(20);
        }
    }

    /** Presses the mouse's button, moves through the points, and lets it go. */
    void drag(double[][] points) throws Exception {
        mouse("mousePressed", points[0]);
        for (double[] point : points) {
            mouse("mouseMoved", point);
        }
        mouse("mouseReleased", points[points.length - 1]);
    }

    private void mouse(String type, double[] point) throws Exception {
        call(
                "Input.dispatchMouseEvent",
                "\"type\":\"" + type + "\",\"button\":\"left\",\"buttons\":1,\"clickCount\":1," + "\"x\":" + point[0]
                        + ",\"y\":" + point[1]);
    }

    /** Moves a finger through the points. */
    void swipe(double[][] points) throws Exception {
        touch("touchStart", points[0]);
        for (double[] point : points) {
            touch("touchMove", point);
        }
        call("Input.dispatchTouchEvent", "\"type\":\"touchEnd\",\"touchPoints\":[]");
    }

    private void touch(String type, double[] point) throws Exception {
        call(
                "Input.dispatchTouchEvent",
                "\"type\":\"" + type + "\",\"touchPoints\":[{\"x\":" + point[0] + ",\"y\":" + point[1] + "}]");
    }

    /** Presses a key and lets it go. */
    void key(String key) throws Exception {
        String text = key.length() == 1 ? ",\"text\":" + Json.quoted(key) : "";
        call("Input.dispatchKeyEvent", "\"type\":\"keyDown\",\"key\":" + Json.quoted(key) + text + keyCode(key));
        call("Input.dispatchKeyEvent", "\"type\":\"keyUp\",\"key\":" + Json.quoted(key) + keyCode(key));
    }

    /** Without its code the browser does not take Tab for what it is. */
    private static String keyCode(String key) {
        return key.equals("Tab") ? ",\"windowsVirtualKeyCode\":9" : "";
    }

    /** A PNG file of the whole page. */
    byte[] screenshot() throws Exception {
        String answer = call("Page.captureScreenshot", "\"captureBeyondViewport\":true");
        return Base64.getDecoder().decode(Json.text(answer, "data"));
    }

    /** Lets the browser end by itself, so that it takes its locks away. */
    void quit() throws Exception {
        try {
            call(null, "Browser.close", "");
            process.waitFor(SECONDS, TimeUnit.SECONDS);
        } finally {
            end();
        }
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
