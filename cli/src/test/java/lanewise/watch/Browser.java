package lanewise.watch;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Chromium without a driver, whose processor time is measured. Each page has its own tab. */
final class Browser implements AutoCloseable {

    /** Milliseconds in which an idle browser uses hardly any processor time. */
    private static final long IDLE = 300;

    private static final double HARDLY_ANY = 0.011;
    private static final int MOST_WAITS = 10;
    private static final double SECOND = 1e9;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path profile;
    private final String tools;

    private Browser(Process process, Path profile, String tools) {
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /** Starts the browser with an empty page. */
    static Browser start() throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("profile");
        Process process = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1280,1600",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
            if (!process.isAlive()) {
                throw new IOException("chromium has ended with the exit code " + process.exitValue());
            }
            Thread.sleep(50);
        }
        return new Browser(
                process, profile, "http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/");
    }

    /** Opens a page in a new tab. */
    void open(URI page) throws IOException, InterruptedException {
        URI command = URI.create(tools + "new?" + URLEncoder.encode(page.toString(), StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(command).PUT(BodyPublishers.noBody()).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("chromium opened no tab: " + response.body());
        }
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Returns the processor time of all processes that run, in seconds. */
    double processorTime() {
        return processes()
                .mapToDouble(each ->
                        each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / SECOND)
                .sum();
    }

    /** Waits until the browser is idle, but not for long. */
    void settle() throws InterruptedException {
        double used = 1;
        for (int wait = 0; wait < MOST_WAITS && used > HARDLY_ANY; wait++) {
            double before = processorTime();
            Thread.sleep(IDLE);
            used = processorTime() - before;
        }
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = processes().toList();
        all.forEach(ProcessHandle::destroy);
        process.onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
