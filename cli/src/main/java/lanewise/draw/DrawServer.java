package lanewise.draw;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An HTTP server of the page and of predictions that listens on the loopback address only. */
public final class DrawServer implements AutoCloseable {

    /** The maximum size of a picture in bytes, far more than a drawing of the page has. */
    static final int MOST_BYTES = 1 << 20;

    private static final String PICTURE_TYPE = "image/png";
    private static final String READ = "GET, HEAD";
    private static final String ASK = "POST";

    /**
     * Maximum number of connections whose request is read or answered, each with a thread. A thread that waits for a slow client
     * costs some kilobytes, and with fewer threads requests would wait for one while their time runs.
     */
    private static final int MOST_CONNECTIONS = 1000;

    /** Number of them above which requests get the status 503. The rest is for reading requests and sending this. */
    private static final int MOST_SERVED = 900;

    /** Stack size of a thread in bytes. */
    private static final long STACK = 512 << 10;

    private static final int IDLE_SECONDS = 10;

    /** Connections that the operating system accepts for this server meanwhile. */
    private static final int BACKLOG = 1024;

    /** Seconds in which a request must arrive. The connection is closed after that. */
    private static final String REQUEST_SECONDS = "5";

    /** Seconds in which a response must be calculated and sent. The connection is closed after that. */
    private static final String RESPONSE_SECONDS = "120";

    /** Seconds that a picture waits for those before it; less than a response may take. */
    private static final int WAITING_SECONDS = 100;

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
    private final ThreadPoolExecutor threads;
    private final RequestFilter guard;
    private final AccessToken token;

    /** As many pictures are prepared at a time as there are processors. */
    private final Semaphore turn = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final PageFiles page = new PageFiles();

    private DrawServer(DigitService service, HttpServer server, AccessToken token) {
        this.service = service;
        this.server = server;
        this.token = token;
        guard = new RequestFilter(server.getAddress().getPort());
        threads = new ThreadPoolExecutor(
                0, MOST_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), DrawServer::thread);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts a server.
     *
     * @param service predicts the digits
     * @param port the port, 0 for any free port
     * @param token the secret that requests must have; null for none
     * @return the server; close it to stop serving
     * @throws BindException if the port is in use or requires more privileges
     * @throws IOException if the server cannot be started
     */
    public static DrawServer start(DigitService service, int port, String token) throws IOException {
        // These properties are read once, when the first server of a JVM is created.
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
        System.getProperties().putIfAbsent("sun.net.httpserver.maxRspTime", RESPONSE_SECONDS);
        // Without this, the body of an answer waits for the acknowledgment of its headers, about 40 ms.
        System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        return new DrawServer(
                service,
                server,
                token == null
                        ? null
                        : new AccessToken(token, server.getAddress().getPort()));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "draw", STACK);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Returns the address of the page, with the token if there is one.
     *
     * @return the address
     */
    public URI address() {
        return address(token == null ? "" : token.query());
    }

    /**
     * Returns an address of the page to start a browser with. If there is a token, it serves one request, whose response has
     * a cookie for the others.
     *
     * @return the address
     */
    public URI addressForBrowser() {
        return address(token == null ? "" : token.queryForOneRequest());
    }

    private URI address(String query) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + query);
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
        if (threads.getActiveCount() > MOST_SERVED) {
            return busy();
        }
        if (token != null && !token.admits(exchange)) {
            return Response.error(
                    403,
                    "The token is missing. Open the complete address that the program printed, including the token.");
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
        if ("/weights".equals(path)) {
            return reading ? service.weights() : Response.methodNotAllowed(READ);
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
            return picture.length > MOST_BYTES ? tooLarge() : inTurn(picture);
        } catch (IllegalArgumentException | NegativeArraySizeException | IndexOutOfBoundsException e) {
            // Thrown by the decoder of chunks.
            return Response.error(400, "The chunks of the body are invalid.");
        }
    }

    private Response inTurn(byte[] picture) throws IOException {
        try {
            if (!turn.tryAcquire(WAITING_SECONDS, TimeUnit.SECONDS)) {
                return busy();
            }
        } catch (InterruptedException e) {
            // The server is being closed.
            throw new InterruptedIOException();
        }
        try {
            return service.answer(picture);
        } finally {
            turn.release();
        }
    }

    private static Response busy() {
        return Response.error(503, "Too many requests are open at the same time. Try again in a moment.");
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
