package lanewise.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the server refuses: other hosts, origins, methods, contents and sizes. */
class DrawServerRequestsTest extends DrawServerFixture {

    @ParameterizedTest
    @CsvSource({
        "POST, /",
        "PUT, /main.js",
        "DELETE, /model",
        "POST, /weights",
        "GET, /predict",
        "HEAD, /predict",
        "OPTIONS, /predict",
        "TRACE, /",
        "BREW, /"
    })
    void refusesOtherMethods(String method, String path) throws Exception {
        assertEquals(405, RawClient.status(port, method + " " + path + " HTTP/1.1", "Host: 127.0.0.1:" + port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/other", "/draw.html", "/../main.js", "/main.js/", "//main.js", "/%2e%2e/etc/passwd", "/model/"
            })
    void servesNoOtherPage(String path) throws Exception {
        assertEquals(404, RawClient.status(port, "GET " + path + " HTTP/1.1", "Host: localhost:" + port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "[::1]:%d"})
    void admitsItsOwnNames(String host) throws Exception {
        assertEquals(200, RawClient.status(port, "GET / HTTP/1.1", "Host: " + host.formatted(port)));
        assertEquals(
                200,
                RawClient.status(
                        port,
                        "GET /model HTTP/1.1",
                        "Host: " + host.formatted(port),
                        "Origin: http://" + host.formatted(port)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:%d",
                "127.0.0.1",
                "127.0.0.1:1",
                "localhost.evil.example:%d",
                "127.0.0.1:%d.evil.example",
                ""
            })
    void refusesForeignHosts(String host) throws Exception {
        assertEquals(403, RawClient.status(port, "GET / HTTP/1.1", "Host: " + host.formatted(port)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:%d",
                "http://127.0.0.1:1",
                "http://localhost:%d",
                "http://127.0.0.1:%d.evil.example",
                ""
            })
    void refusesForeignOrigins(String origin) throws Exception {
        assertEquals(
                403,
                RawClient.status(
                        port, "GET /model HTTP/1.1", "Host: 127.0.0.1:" + port, "Origin: " + origin.formatted(port)));
    }

    @Test
    void refusesNoHostAndTwo() throws Exception {
        assertEquals(403, RawClient.status(port, "GET / HTTP/1.0"));
        assertEquals(
                403, RawClient.status(port, "GET / HTTP/1.1", "Host: 127.0.0.1:" + port, "Host: 127.0.0.1:" + port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "image/jpeg", "image"})
    void refusesOtherContent(String type) throws Exception {
        assertEquals(415, send(drawing(Drawing.png(), type)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"80000000", "7fffffff", "-1", "zz", "ffffffffffffffff"})
    void refusesWrongChunks(String size) throws Exception {
        String answer = RawClient.ask(
                port,
                ("POST /predict HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: image/png\r\n"
                                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + size
                                + "\r\nabc\r\n0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
    }

    @Test
    void refusesLargeBodies() throws Exception {
        assertEquals(
                413,
                RawClient.status(
                        port,
                        "POST /predict HTTP/1.1",
                        "Host: 127.0.0.1:" + port,
                        "Content-Type: image/png",
                        "Content-Length: 99999999999"));
        HttpRequest chunked = request("/predict")
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[DrawServer.MOST_BYTES + 1])))
                .header("Content-Type", "image/png")
                .build();
        assertEquals(413, send(chunked).statusCode());
    }
}
