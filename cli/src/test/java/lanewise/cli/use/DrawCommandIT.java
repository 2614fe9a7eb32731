package lanewise.cli.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lanewise.cli.Program;
import lanewise.cli.Run;
import lanewise.cli.UntrainedModel;
import lanewise.storage.ModelFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts and stops the page as a user does. */
class DrawCommandIT {

    private static final long SECONDS = 60;

    @TempDir
    private Path folder;

    private String model;
    private Process process;

    @BeforeEach
    void write() {
        model = UntrainedModel.write(folder).toString();
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Works without a browser: xdg-open is not on the path. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void servesUntilCtrlC() throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>();
        if (new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(Program.command(Program.SHORT));
        command.addAll(List.of("draw", model));
        process = Program.start(Map.of("PATH", "/usr/bin:/bin", "BROWSER", "none", "DISPLAY", ""), out, err, command);
        String start = "the page is at ";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!Files.readString(out).contains("stop it with Ctrl-C")) {
            assertTrue(process.isAlive() && System.nanoTime() < end, Files.readString(err));
            Thread.sleep(20);
        }
        URI page = URI.create(
                Files.readString(out).lines().findFirst().orElseThrow().substring(start.length()));
        HttpRequest request = HttpRequest.newBuilder(page).build();
        assertEquals(
                200,
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode());
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                        .start()
                        .waitFor());
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "still running after Ctrl-C");
        assertEquals(130, process.exitValue());
        assertEquals("", Files.readString(err));
    }

    @Test
    void reportsThatThePortIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = other.getLocalPort();
            Run run = Run.of("draw", model, "--no-browser", "--port", Integer.toString(port));
            assertEquals(1, run.exit());
            assertEquals(
                    "lanewise: --port " + port + ": the port is in use or requires more privileges; "
                            + "choose another port, or omit --port to use any free port",
                    run.err().strip());
            assertFalse(run.out().contains("the page is at"));
        }
    }

    @Test
    void exportsThePage() throws IOException {
        Path page = folder.resolve("page.html");
        String hash = ModelFile.read(Path.of(model)).network().weightsHash();
        Run run = Run.of("draw", model, "--export", page.toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith("written: " + page + " ("), run.out());
        assertTrue(run.out().contains("weights " + hash), run.out());
        String html = Files.readString(page);
        assertTrue(html.contains("\"hash\":\"" + hash + "\""));
        assertFalse(html.matches("(?s).*(src|href)=\"(?!data:)[^\"#].*"), "refers to another file");
        // A page of this program is replaced; another file is not.
        assertEquals(0, Run.of("draw", model, "--export", page.toString()).exit());
        Files.writeString(page, "mine");
        Run refused = Run.of("draw", model, "--export", page.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("add --force"), refused.err());
        assertEquals("mine", Files.readString(page));
        assertEquals(2, Run.of("draw", model, "--export", model, "--force").exit());
        Run served = Run.of("draw", model, "--export", page.toString(), "--port", "8080");
        assertEquals(2, served.exit());
        assertTrue(served.err().contains("--port and --export are mutually exclusive"), served.err());
    }

    @Test
    void ports() {
        Run run = Run.of("draw", model, "--port", "65536");
        assertEquals(2, run.exit());
        assertEquals(
                "lanewise: --port: '65536' is not a whole number from 0 to 65535. See lanewise draw --help",
                run.err().strip());
    }
}
