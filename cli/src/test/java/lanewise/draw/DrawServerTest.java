package lanewise.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import lanewise.attribution.GradientTimesInput;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.picture.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawServerTest extends DrawServerFixture {

    private static final int CLIENTS = 200;

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8, <!DOCTYPE html>",
        "/base.css, text/css; charset=utf-8, :root",
        "/main.js, text/javascript; charset=utf-8, 'use strict'",
        "/draw.svg, image/svg+xml, <svg",
        "/model, application/json, '\"shape\":\"784-12-10\"'"
    })
    void servesThePage(String path, String type, String part) throws Exception {
        HttpResponse<String> response = send(request(path).build());
        assertEquals(200, response.statusCode());
        assertEquals(type, response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(response.body().contains(part.replace("'use strict'", "use strict")), response.body());
        assertTrue(response.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .startsWith("default-src 'none'"));
        assertEquals(
                "nosniff",
                response.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
        HttpResponse<String> head =
                send(request(path).method("HEAD", BodyPublishers.noBody()).build());
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(
                response.body().getBytes(StandardCharsets.UTF_8).length,
                head.headers().firstValueAsLong("Content-Length").orElse(-1));
    }

    /** No file of the page links to another host. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/base.css", "/layout.css", "/main.js", "/server.js"})
    void loadsNothingFromOtherHosts(String path) throws Exception {
        assertFalse(send(request(path).build()).body().contains("//" + "www"));
        assertFalse(send(request(path).build()).body().matches("(?s).*(https?:)?//[a-z]+\\.[a-z].*"));
    }

    @Test
    void predictsTheSameAsTheCommandPredict() throws Exception {
        byte[] png = Drawing.png();
        HttpResponse<String> response = send(drawing(png, "image/png"));
        assertEquals(200, response.statusCode(), response.body());
        GradientTimesInput attribution =
                new GradientTimesInput(KernelsLookup.defaults().choose("scalar").kernels(), model.network(), 28, 28);
        float[] expected = attribution
                .attribute(PictureReader.of(28, 28).decode("one", png))
                .probabilities();
        assertArrayEquals(expected, Json.floats(response.body(), "probabilities"));
        assertEquals(784, Json.floats(response.body(), "pixels").length);
    }

    /** The page explains predictions with the weights. */
    @Test
    void servesTheWeights() throws Exception {
        HttpResponse<byte[]> response = client.send(request("/weights").build(), BodyHandlers.ofByteArray());
        ByteBuffer floats = ByteBuffer.wrap(response.body()).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(4 * (784 * 12 + 12 + 12 * 10 + 10), floats.remaining());
        assertEquals(model.network().W(1).get(0, 1), floats.getFloat(4));
        assertEquals(model.network().b(1).get(11, 0), floats.getFloat(4 * (784 * 12 + 11)));
        assertEquals(model.network().b(2).get(9, 0), floats.getFloat(floats.capacity() - 4));
    }

    /** Without this property, a browser receives the body of an answer 40 ms after its headers. */
    @Test
    void sendsAnswersWithoutDelay() {
        assertEquals("true", System.getProperty("sun.net.httpserver.nodelay"));
    }

    @Test
    void rejectsOtherFilesThanDrawings() throws Exception {
        HttpResponse<String> junk = send(drawing("no picture".getBytes(StandardCharsets.UTF_8), "image/png"));
        assertEquals(400, junk.statusCode());
        assertEquals("{\"error\":\"the drawing: this is not a PNG file\"}", junk.body());
        byte[] broken = Drawing.png();
        broken[broken.length / 2] ^= 1;
        assertEquals(400, send(drawing(broken, "image/png")).statusCode());
        assertEquals(400, send(drawing(new byte[0], "image/png")).statusCode());
    }

    @Test
    void outlivesJunk() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            byte[] junk = new byte[1 + random.nextInt(300)];
            random.nextBytes(junk);
            junk[junk.length - 1] = '\n';
            try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
                socket.getOutputStream().write(junk);
            }
        }
        assertEquals(200, send(request("/").build()).statusCode());
    }

    @Test
    void servesManyAtOnce() throws Exception {
        byte[] png = Drawing.png();
        String expected = send(drawing(png, "image/png")).body();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            // A separate client, and therefore a separate connection.
            answers.add(HttpClient.newHttpClient().sendAsync(drawing(png, "image/png"), BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertEquals(200, answer.get().statusCode());
            // Spaces precede an answer that took more than half a second.
            assertEquals(expected, answer.get().body().strip());
        }
    }

    /** Decoders of other formats may take long, or much memory, for a small file. */
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "gif", "bmp"})
    void otherFormatsAreRefused(String format) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB), format, bytes);
        HttpResponse<String> response = send(drawing(bytes.toByteArray(), "image/png"));
        assertEquals(400, response.statusCode());
        assertEquals("{\"error\":\"the drawing: this is not a PNG file\"}", response.body());
    }

    /** Slow clients are cut off, and the others are served meanwhile. */
    @Test
    void cutsOffSlowClients() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
                socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            assertEquals(200, send(request("/").build()).statusCode());
            slow.get(0).setSoTimeout(60_000);
            assertEquals(-1, slow.get(0).getInputStream().read());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void isOnTheLoopbackAddressAlone() throws Exception {
        assertEquals("127.0.0.1", server.address().getHost());
        for (InetAddress other :
                InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
            if (!other.isLoopbackAddress()) {
                assertThrows(IOException.class, () -> new Socket(other, port).close());
            }
        }
    }

    @Test
    void reportsThatThePortIsInUse() {
        assertThrows(
                BindException.class,
                () -> DrawServer.start(
                        new DigitService(
                                "some",
                                model,
                                KernelsLookup.defaults().choose("scalar").kernels()),
                        port,
                        null));
    }

    @Test
    void stops() {
        URI address = server.address();
        server.close();
        server.close();
        assertThrows(
                ConnectException.class,
                () -> client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()));
    }
}
