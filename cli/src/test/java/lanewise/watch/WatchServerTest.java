package lanewise.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.training.TrainingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watches a training by requests, as the page does. */
@Timeout(60)
class WatchServerTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final SmallTraining training = SmallTraining.video();
    private final WatchControl control = SmallTraining.control(true);
    private TrainingWatch watch;
    private WatchServer server;
    private CompletableFuture<String> hash;

    @BeforeEach
    void start() throws Exception {
        watch = new TrainingWatch(training.watched, control);
        server = WatchServer.start(watch, 0, null);
        hash = CompletableFuture.supplyAsync(() -> {
            String weights = training.train(watch);
            control.awaitClose();
            return weights;
        });
        await("/state", "\"figures\":{\"update\":0");
    }

    @AfterEach
    void stop() {
        control.resume();
        control.end();
        control.close();
        hash.join();
        server.close();
        watch.close();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve(path))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        HttpResponse<String> response = send("GET", path);
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    private String await(String path, String part) throws Exception {
        String body = get(path);
        while (!body.contains(part)) {
            Thread.sleep(5);
            body = get(path);
        }
        return body;
    }

    private static float[] values(String json) {
        Matcher values = Pattern.compile("\"values\":\\[([^]]*)]").matcher(json);
        assertTrue(values.find(), json);
        String[] texts = values.group(1).split(",");
        float[] all = new float[texts.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = Float.parseFloat(texts[i]);
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8, <!DOCTYPE html>",
        "/base.css, text/css; charset=utf-8, :root",
        "/watch.css, text/css; charset=utf-8, main",
        "/page.js, text/javascript; charset=utf-8, use strict",
        "/watch.js, text/javascript; charset=utf-8, use strict",
        "/about, application/json, a small training"
    })
    void servesThePage(String path, String type, String part) throws Exception {
        HttpResponse<String> response = send("GET", path);
        assertEquals(200, response.statusCode());
        assertEquals(type, response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(response.body().contains(part), response.body());
        String withoutNames = response.body().replace("http://www.w3.org/2000/svg", "");
        assertFalse(withoutNames.matches("(?s).*(https?:)?//[a-z]+\\.[a-z].*"), "links to another host");
        assertTrue(response.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .startsWith("default-src 'none'"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /pause, 405",
        "GET, /stop, 405",
        "GET, /iteration, 405",
        "POST, /state, 405",
        "POST, /about, 405",
        "POST, /, 405",
        "GET, /other, 404",
        "GET, /checkpoint?update=3, 404",
        "GET, /checkpoint, 404",
        "GET, /matrix?update=0&name=W1, 410",
        "PUT, /matrix, 405"
    })
    void refusesOtherRequests(String method, String path, int status) throws Exception {
        assertEquals(status, send(method, path).statusCode());
        assertEquals(WatchControl.Mode.PAUSED, control.mode());
    }

    @Test
    void withoutTheTokenNothingIsServedAndNothingIsDone() throws Exception {
        try (WatchServer secret = WatchServer.start(watch, 0, "secret")) {
            URI address = secret.address();
            for (String path : new String[] {"/", "/state", "/pause", "/resume", "/stop", "/iteration", "/close"}) {
                HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                        .POST(BodyPublishers.noBody())
                        .build();
                assertEquals(403, client.send(request, BodyHandlers.ofString()).statusCode());
            }
            assertEquals(WatchControl.Mode.PAUSED, control.mode());
        }
    }

    /** A page of another site can send requests to this machine, but its browser adds the name of the site. */
    @Test
    void refusesActionsOfOtherSites() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/stop"))
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.noBody())
                .build();
        assertEquals(403, client.send(request, BodyHandlers.ofString()).statusCode());
        assertEquals(WatchControl.Mode.PAUSED, control.mode());
    }

    @Test
    void runsIterationsAndEnds() throws Exception {
        String state = get("/state");
        assertTrue(state.startsWith("{\"mode\":\"paused\",\"update\":0,"), state);
        assertTrue(state.endsWith("\"next\":1500}"), state);
        assertTrue(send("POST", "/step").body().startsWith("{\"mode\":\"paused\""));
        state = await("/state?figures=0", "\"figures\":{\"update\":1");
        assertTrue(state.contains("\"checkpoints\":[0,1]"), state);
        assertTrue(state.matches(".*\"training\":\\[\\[\\d+,0,[^]]*]].*"), state);
        assertTrue(state.matches(".*\"ratios\":\\[\\[\\d+,1,-[^,]*,-[^]]*]].*"), state);
        // Only what is new is sent.
        state = get("/state?figures=1&training=9&held=9&ratios=9");
        assertTrue(state.contains("\"training\":[],\"held\":[],\"ratios\":[]"), state);
        assertFalse(state.contains("\"figures\""), state);
        assertTrue(get("/checkpoint?update=0").startsWith("{\"update\":0,"));
        assertEquals(200, send("POST", "/resume").statusCode());
        state = await("/state", "\"mode\":\"ended\"");
        assertTrue(state.contains("\"outcome\":\"done\""), state);
        assertFalse(hash.isDone(), "the page is closed");
        assertTrue(get("/checkpoint?update=1").startsWith("{\"update\":1,"));
        assertEquals(200, send("POST", "/close").statusCode());
        assertEquals(SmallTraining.video().train(TrainingListener.NONE), hash.get());
    }

    /** The more time a page reports, the later it sends the next request. */
    @Test
    void specifiesWhenThePageRequestsTheStateOfARunningTraining() throws Exception {
        try (TrainingWatch running = new TrainingWatch(training.watched, SmallTraining.control(false));
                WatchServer own = WatchServer.start(running, 0, null)) {
            URI state = own.address().resolve("/state?spent=");
            for (String[] expected : new String[][] {{"100000", Long.toString(Pace.LONGEST)}, {"x", "\\d+"}}) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(state + expected[0])).build();
                String body = client.send(request, BodyHandlers.ofString()).body();
                assertTrue(body.matches("\\{\"mode\":\"running\".*\"next\":" + expected[1] + "}"), body);
            }
            assertEquals(2, own.requests());
        }
    }

    @Test
    void showsTheMatricesOfTheNextIteration() throws Exception {
        String iteration = send("POST", "/iteration").body();
        assertTrue(iteration.startsWith("{\"update\":0,\"m\":60,\"batch\":60,\"alpha\":0.1,"), iteration);
        assertTrue(iteration.contains("\"text\":\"dZ1 = W2' dZ2 * relu'(Z1)\""), iteration);
        assertTrue(iteration.contains("\"code\":\"k.activationGradient(RELU, A1, dZ1, dZ1);\""), iteration);
        assertTrue(iteration.contains("\"Z1\":\"6 x 60\""), iteration);
        float[] W1 = values(get("/matrix?update=0&name=W1&row=2&col=60&rows=3&cols=9"));
        assertEquals(3 * 9, W1.length);
        // The part is moved into the matrix.
        assertEquals(training.state.network().W(1).get(2, 55), W1[0]);
        assertEquals(training.state.network().W(1).get(4, 63), W1[26]);
        float[] X = values(get("/matrix?update=0&name=X&row=0&col=7&rows=1&cols=1"));
        assertEquals((training.training.pixels()[7 * 64] & 255) * (1f / 255f), X[0]);
        assertEquals(404, send("GET", "/matrix?update=0&name=Q").statusCode());
        assertEquals(200, send("GET", "/matrix?update=0&name=W1%20new").statusCode());
        assertEquals(410, send("GET", "/matrix?update=1&name=W1").statusCode());
        send("POST", "/step");
        await("/state", "\"update\":1,");
        assertEquals(410, send("GET", "/matrix?update=0&name=W1").statusCode());
    }

    @Test
    void aLargePartIsReducedToTheLargestElements() {
        lanewise.kernels.Matrix large = lanewise.kernels.Matrix.zeros(10, 41_000);
        large.set(3, 40_999, -5f);
        large.set(9, 26, 2f);
        String json = new String(
                lanewise.web.Response.json(
                                200, out -> Values.of(large).write(out, 0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE))
                        .body(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(json.contains("\"blockRows\":1,\"blockCols\":26"), json.substring(0, 200));
        float[] values = values(json);
        assertEquals(10 * 1577, values.length);
        assertEquals(-5f, values[3 * 1577 + 1576]);
        assertEquals(2f, values[9 * 1577 + 1]);
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        assertEquals(-3f, sum);
        assertTrue(Arrays.stream(json.split(",")).count() < Values.MOST + 100);
    }
}
