package lanewise.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium without a window, started anew for every question. */
public final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long SECONDS = 120;
    private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);

    private final Path program;
    private final Path folder;

    private Browser(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * The one on the path.
     *
     * @param folder for its profile and pages
     */
    public static Browser onPath(Path folder) {
        for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : NAMES) {
                Path program = Path.of(entry, name);
                if (Files.isExecutable(program)) {
                    return new Browser(program, folder);
                }
            }
        }
        throw new AssertionError(
                "these tests need a browser: install chromium, or put one of " + NAMES + " on the PATH");
    }

    /**
     * What the browser shows.
     *
     * @param result of the expression, as a string
     * @param log of the browser, with what its policy refused
     */
    public record Answer(String result, String log) {}

    /**
     * Shows a page in a view of this size and evaluates an expression.
     *
     * @param width in CSS pixels, also narrower than a window can be
     * @param dark which color scheme the reader prefers
     * @param expression in JavaScript, of {@code view}, the page's window, and {@code page}, its document
     */
    public Answer evaluate(Path page, int width, int height, boolean dark, String expression)
            throws IOException, InterruptedException {
        Path frame = folder.resolve("frame.html");
        Files.writeString(frame, """
                <!DOCTYPE html><html><body style="margin:0">
                <iframe id="frame" src="%s" style="border:0;width:%dpx;height:%dpx"></iframe>
                <pre id="result"></pre>
                <script>
                  document.getElementById('frame').onload = event => {
                    const view = event.target.contentWindow, page = view.document;
                    document.getElementById('result').textContent = String(%s);
                  };
                </script></body></html>
                """.formatted(page.toUri(), width, height, expression));
        Path out = Files.createTempFile(folder, "dom", ".html");
        Path err = Files.createTempFile(folder, "log", ".txt");
        Process process = Program.start(
                Map.of(),
                out,
                err,
                List.of(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        // The frame may look into the page, which lies in another file.
                        "--allow-file-access-from-files",
                        "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                        "--window-size=" + width + "," + height,
                        "--dump-dom",
                        frame.toUri().toString()));
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(program + " does not end");
        }
        String log = Files.readString(err, StandardCharsets.UTF_8);
        Matcher result = RESULT.matcher(Files.readString(out, StandardCharsets.UTF_8));
        if (process.exitValue() != 0 || !result.find()) {
            throw new AssertionError(program + " ended with " + process.exitValue() + ": " + log);
        }
        return new Answer(result.group(1), log);
    }
}
