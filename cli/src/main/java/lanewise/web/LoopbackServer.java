package lanewise.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP server that listens on the loopback address only. It refuses requests from pages of other sites, requests
 * without the token, and more requests at a time than it has threads for.
 */
public final class LoopbackServer implements AutoCloseable {

    /** Seconds in which a response must be calculated and sent. The connection is closed after that. */
    public static final int RESPONSE_SECONDS = 120;

    /**
     * Maximum number of connections whose request is read or answered, each with a thread. A thread that waits for a
     * slow client costs some kilobytes, and with fewer threads requests would wait for one while their time runs.
     */
    private static final int MOST_CONNECTIONS = 1000;

    /** Number of them above which requests get the status 503. The rest is for reading requests and sending this. */
    private static final int MOST_SERVED = 900;

    /** Stack size of a thread in bytes. */
    private static final long STACK = 512 << 10;

    private static final int IDLE_SECONDS = 10;
    private static final int CLOSING_SECONDS = 1;

    /** Connections that the operating system accepts for this server meanwhile. */
    private static final int BACKLOG = 1024;

    /** Seconds in which a request must arrive. The connection is closed after that. */
    private static final int REQUEST_SECONDS = 5;

    /** Responds to the requests that passed all checks. */
    public interface Handler {

        /**
         * Returns the response to a request. Called on several threads at a time.
         *
         * @param exchange the request; the response is sent by the server
         * @return the response, or one that is being computed on another thread
         * @throws IOException if the request cannot be read
         */
        Reply reply(HttpExchange exchange) throws IOException;
    }

    private final Handler handler;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final RequestFilter filter;
    private final AccessToken token;

    /** Number of requests whose response is computed or sent. */
    private int responding;

    private LoopbackServer(Handler handler, HttpServer server, AccessToken token) {
        this.handler = handler;
        this.server = server;
        this.token = token;
        filter = new RequestFilter(server.getAddress().getPort());
        threads = new ThreadPoolExecutor(
                0, MOST_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), LoopbackServer::thread);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts a server.
     *
     * @param handler responds to requests
     * @param port the port, 0 for any free port
     * @param token the secret that requests must have; null for none
     * @return the server; close it to stop serving
     * @throws BindException if the port is in use or requires more privileges
     * @throws IOException if the server cannot be started
     */
    public static LoopbackServer start(Handler handler, int port, String token) throws IOException {
        // These properties are read once, when the first server of a JVM is created.
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", Integer.toString(REQUEST_SECONDS));
        System.getProperties().putIfAbsent("sun.net.httpserver.maxRspTime", Integer.toString(RESPONSE_SECONDS));
        // Without this, the body of an answer waits for the acknowledgment of its headers, about 40 ms.
        System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        return new LoopbackServer(
                handler,
                server,
                token == null
                        ? null
                        : new AccessToken(token, server.getAddress().getPort()));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "page", STACK);
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
     * Returns an address of the page to start a browser with. If there is a token, it serves one request, whose
     * response has a cookie for the others.
     *
     * @return the address
     */
    public URI addressForBrowser() {
        return address(token == null ? "" : token.queryForOneRequest());
    }

    private URI address(String query) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + query);
    }

    /** Stops the server. Responses in progress get a second; then they are aborted. */
    @Override
    public void close() {
        awaitResponses();
        server.stop(0);
        threads.shutdownNow();
    }

    private synchronized void awaitResponses() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSING_SECONDS);
        try {
            for (long left = end - System.nanoTime(); responding > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void count(int change) {
        responding += change;
        notifyAll();
    }

    private void handle(HttpExchange exchange) throws IOException {
        count(1);
        try {
            respond(exchange);
        } finally {
            count(-1);
        }
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (RuntimeException e) {
                reply = Response.internalError(e);
            }
            new ResponseWriter(exchange).send(reply);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        if (!filter.admits(exchange.getRequestHeaders())) {
            return Response.error(403, "Open this page on this machine, at the address that lanewise printed.");
        }
        if (threads.getActiveCount() > MOST_SERVED) {
            return Response.busy();
        }
        if (token != null && !token.admits(exchange)) {
            return Response.error(
                    403,
                    "The token is missing. Open the complete address that the program printed, including the token.");
        }
        return handler.reply(exchange);
    }
}
