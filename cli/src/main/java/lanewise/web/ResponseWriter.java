package lanewise.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends the response to one request. */
final class ResponseWriter {

    /** Milliseconds between two spaces. The second one that is sent to a closed connection fails. */
    private static final int SPACE_MILLIS = 500;

    /** The maximum number of spaces. After them the content is an error, before the server closes the connection. */
    private static final int MOST_SPACES = (LoopbackServer.RESPONSE_SECONDS - 20) * 1000 / SPACE_MILLIS;

    private static final Map<String, String> SECURITY = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; "
                            + "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                            + "frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin");

    private final HttpExchange exchange;

    /**
     * Creates a writer.
     *
     * @param exchange the request
     */
    ResponseWriter(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** Sends a response. */
    void send(Reply reply) throws IOException {
        if (reply instanceof Response now) {
            sendNow(now);
        } else if (reply instanceof LaterResponse later) {
            try {
                sendLater(later);
            } finally {
                later.response().cancel(true);
            }
        }
    }

    private void sendNow(Response response) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(response.body().length));
            sendHeaders(response, -1);
            return;
        }
        sendHeaders(response, response.body().length);
        exchange.getResponseBody().write(response.body());
        // Closing the exchange waits for the rest of the request; the client should not wait for that.
        exchange.getResponseBody().flush();
    }

    private void sendHeaders(Response response, int length) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        SECURITY.forEach(headers::set);
        headers.set("Content-Type", response.type());
        if (response.allow() != null) {
            headers.set("Allow", response.allow());
        }
        if (response.status() >= 400) {
            // The rest of the request is not read.
            headers.set("Connection", "close");
        }
        exchange.sendResponseHeaders(response.status(), length);
    }

    private void sendLater(LaterResponse later) throws IOException {
        Response response = awaited(later);
        if (response != null) {
            sendNow(response);
            return;
        }
        int length = MOST_SPACES + later.mostBytes();
        // Not in chunks, because a body of known length also ends with the content for clients that do not read chunks.
        sendHeaders(Response.json(200, json -> {}), length);
        OutputStream body = exchange.getResponseBody();
        int spaces = 0;
        while (response == null && spaces < MOST_SPACES) {
            body.write(' ');
            body.flush();
            spaces++;
            response = awaited(later);
        }
        byte[] content = (response == null ? Response.busy() : response).body();
        byte[] rest = new byte[length - spaces];
        Arrays.fill(rest, (byte) ' ');
        System.arraycopy(content, 0, rest, rest.length - content.length, content.length);
        body.write(rest);
        body.flush();
    }

    /** Returns the response if it is computed before the next space is due, else null. */
    private static Response awaited(LaterResponse later) throws IOException {
        try {
            return later.response().get(SPACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            return Response.internalError(e.getCause());
        } catch (InterruptedException e) {
            // The server is being closed.
            throw new InterruptedIOException();
        }
    }
}
