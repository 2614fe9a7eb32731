package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lanewise.cli.Letters;
import lanewise.cli.Program;
import lanewise.cli.Run;
import lanewise.storage.ModelFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The option --watch of the program, with requests instead of a browser. */
@Timeout(120)
class WatchIT {

    private static final String ADDRESS = "the page is at ";

    @TempDir
    private Path folder;

    private Path out;
    private Path err;
    private Path model;
    private String data;
    private Process process;
    private URI page;
    private String cookie;

    @BeforeEach
    void files() throws Exception {
        out = folder.resolve("out.txt");
        err = folder.resolve("err.txt");
        model = folder.resolve("model.safetensors");
        data = Letters.csv(folder).toString();
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void start(String... options) throws Exception {
        List<String> command = Program.command(Program.SHORT);
        command.addAll(List.of("train", "--data", data, "--watch", "--no-browser"));
        command.addAll(List.of(options));
        process = Program.start(Map.of(), out, err, command);
        awaitLine(ADDRESS);
        page = URI.create(Files.readAllLines(out).stream()
                .filter(line -> line.startsWith(ADDRESS))
                .findFirst()
                .orElseThrow()
                .substring(ADDRESS.length()));
        cookie = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private void awaitLine(String part) throws Exception {
        while (!Files.exists(out) || !Files.readString(out).contains(part)) {
            assertTrue(process.isAlive(), Files.readString(err));
            Thread.sleep(10);
        }
    }

    private String send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page.resolve(path))
                .method(method, BodyPublishers.noBody())
                .header("Cookie", cookie)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private void awaitState(String part) throws Exception {
        while (!send("GET", "/state").contains(part)) {
            Thread.sleep(10);
        }
    }

    private int exit() throws Exception {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        return process.exitValue();
    }

    @Test
    void pausesRunsOneIterationAndResumesToTheSameBits() throws Exception {
        String expected = Run.of("train", "--data", data, "--iterations", "30", "--learning-rate", "0.2")
                .weights();
        start("--iterations", "30", "--learning-rate", "0.2", "--paused", "--model", model.toString());
        for (int update = 1; update <= 3; update++) {
            assertTrue(send("POST", "/iteration").contains("\"update\":" + (update - 1) + ","));
            send("POST", "/step");
            awaitState("\"update\":" + update + ",");
        }
        send("POST", "/resume");
        awaitState("\"mode\":\"ended\"");
        awaitLine("the page stays open");
        assertTrue(process.isAlive());
        // The results are printed and the model is written before the page is closed.
        assertTrue(Files.readString(out).contains("weights: " + expected), Files.readString(out));
        assertEquals(expected, ModelFile.read(model).network().weightsHash());
        send("POST", "/close");
        assertEquals(0, exit());
        assertEquals("", Files.readString(err));
    }

    @Test
    void stopsAndKeepsTheModelAsCtrlCDoes() throws Exception {
        start("--iterations", "5000000", "--learning-rate", "0.001", "--model", model.toString());
        awaitState("\"checkpoints\":[0,");
        send("POST", "/stop");
        awaitState("\"mode\":\"ended\"");
        awaitLine("the page stays open");
        send("POST", "/close");
        assertEquals(130, exit());
        int updates = ModelFile.read(model).training().orElseThrow().state().updates();
        assertTrue(updates > 0 && updates < 5_000_000);
        assertTrue(Files.readString(out).contains("; to resume: "), Files.readString(out));
        assertEquals("", Files.readString(err));
    }

    @Test
    void optionsThatNeedThePage() {
        for (String option : List.of("--paused", "--no-browser", "--no-token")) {
            Run run = Run.of("train", "--data", data, option);
            assertEquals(2, run.exit());
            assertTrue(run.err().contains(option + ": there is no page; add --watch"), run.err());
        }
        Run folds = Run.of("train", "--data", data, "--watch", "--folds", "3");
        assertEquals(2, folds.exit());
        assertTrue(folds.err().contains("--watch and --folds are mutually exclusive"), folds.err());
        assertFalse(folds.out().contains(ADDRESS));
    }
}
