package lanewise.draw;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server of the page and of predictions that listens on the loopback address only. */
public final class DrawServer implements AutoCloseable {

    /** The maximum size of a picture in bytes, far more than a drawing of the page has. */
    static final int MOST_BYTES = 1 << 20;

    private static final String PICTURE_TYPE = "image/png";
    private static final String READ = "GET, HEAD";
    private static final String ASK = "POST";

    /** Number of threads. Browsers open a few connections each; this is enough for several, including slow ones. */
    private static final int THREADS = 32;

    private static final int WAITING = 512;

    /** Seconds that a request and its response may take. The connection is closed after that. */
    private static final String SECONDS = "5";

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

    private final DigitService service;
    private final HttpServer server;
    private final ExecutorService threads;
    private final RequestFilter guard;
    private final PageFiles page = new PageFiles();

    private DrawServer(DigitService service, HttpServer server) {
        this.service = service;
        this.server = server;
        guard = new RequestFilter(server.getAddress().getPort());
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "draw");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts a server.
     *
     * @param service predicts the digits
     * @param port the port, 0 for any free port
     * @return the server; close it to stop serving
     * @throws BindException if the port is in use or requires more privileges
     * @throws IOException if the server cannot be started
     */
    public static DrawServer start(DigitService service, int port) throws IOException {
        // These properties are read once, when the first server of a JVM is created.
        for (String limit : new String[] {"maxReqTime", "maxRspTime"}) {
            System.getProperties().putIfAbsent("sun.net.httpserver." + limit, SECONDS);
        }
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        return new DrawServer(service, HttpServer.create(new InetSocketAddress(loopback, port), WAITING));
    }

    /**
     * Returns the address of the page.
     *
     * @return the address
     */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Stops the server. Requests in progress are aborted. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response reply;
            try {
                reply = reply(exchange);
            } catch (RuntimeException e) {
                reply = Response.error(500, "Internal error: " + e);
            }
            send(exchange, reply);
        }
    }

    private Response reply(HttpExchange exchange) throws IOException {
        if (!guard.admits(exchange.getRequestHeaders())) {
            return Response.error(403, "Open this page on this machine, at the address that lanewise draw printed.");
        }
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        boolean reading = method.equals("GET") || method.equals("HEAD");
        if ("/answer".equals(path)) {
            return method.equals(ASK) ? answer(exchange) : Response.methodNotAllowed(ASK);
        }
        if ("/model".equals(path)) {
            return reading ? service.model() : Response.methodNotAllowed(READ);
        }
        return page.at(path == null ? "" : path)
                .map(file -> reading ? file : Response.methodNotAllowed(READ))
                .orElseGet(() -> Response.error(404, "This page does not exist."));
    }

    private Response answer(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(PICTURE_TYPE)) {
            return Response.error(415, "A drawing must have the type " + PICTURE_TYPE + ".");
        }
        if (announced(exchange.getRequestHeaders()) > MOST_BYTES) {
            return tooLarge();
        }
        try (InputStream body = exchange.getRequestBody()) {
            byte[] picture = body.readNBytes(MOST_BYTES + 1);
            return picture.length > MOST_BYTES ? tooLarge() : service.answer(picture);
        }
    }

    private static Response tooLarge() {
        return Response.error(413, "A drawing may have at most " + MOST_BYTES + " bytes.");
    }

    /** Returns the length of the body according to the client; 0 if unknown. */
    private static long announced(Headers headers) {
        String length = headers.getFirst("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void send(HttpExchange exchange, Response reply) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        SECURITY.forEach(headers::set);
        headers.set("Content-Type", reply.type());
        if (reply.allow() != null) {
            headers.set("Allow", reply.allow());
        }
        if (reply.status() >= 400) {
            // The rest of the request is not read.
            headers.set("Connection", "close");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(reply.body().length));
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
        // Closing the exchange waits for the rest of the request; the client should not wait for that.
        exchange.getResponseBody().flush();
    }
}
