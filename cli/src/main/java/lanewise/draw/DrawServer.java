package lanewise.draw;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lanewise.web.LaterResponse;
import lanewise.web.LoopbackServer;
import lanewise.web.Page;
import lanewise.web.Reply;
import lanewise.web.Response;

/** An HTTP server of the page and of predictions that listens on the loopback address only. */
public final class DrawServer implements AutoCloseable {

    /** The maximum size of a picture in bytes, far more than a drawing of the page has. */
    static final int MOST_BYTES = 1 << 20;

    private static final String PICTURE_TYPE = "image/png";
    private static final String POST = "POST";

    private final DigitService service;
    private final LoopbackServer server;

    /** As many pictures are prepared at a time as there are processors, in the order of their arrival. */
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), DrawServer::worker);

    private final Page page = PageFiles.served();

    private DrawServer(DigitService service, int port, String token) throws IOException {
        this.service = service;
        server = LoopbackServer.start(this::reply, port, token);
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
        return new DrawServer(service, port, token);
    }

    /**
     * Returns the address of the page, with the token if there is one.
     *
     * @return the address
     */
    public URI address() {
        return server.address();
    }

    /**
     * Returns an address of the page to start a browser with. If there is a token, it serves one request, whose
     * response has a cookie for the others.
     *
     * @return the address
     */
    public URI addressForBrowser() {
        return server.addressForBrowser();
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "picture");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops the server. Requests in progress are aborted. */
    @Override
    public void close() {
        server.close();
        workers.shutdownNow();
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        boolean reading = Response.isReading(method);
        if ("/predict".equals(path)) {
            return method.equals(POST) ? predict(exchange) : Response.methodNotAllowed(POST);
        }
        if ("/model".equals(path)) {
            return reading ? service.model() : Response.methodNotAllowed(Response.READ);
        }
        if ("/weights".equals(path)) {
            return reading ? service.weights() : Response.methodNotAllowed(Response.READ);
        }
        return page.at(path, method);
    }

    private Reply predict(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(PICTURE_TYPE)) {
            return Response.error(415, "A drawing must have the type " + PICTURE_TYPE + ".");
        }
        if (announced(exchange.getRequestHeaders()) > MOST_BYTES) {
            return tooLarge();
        }
        try (InputStream body = exchange.getRequestBody()) {
            byte[] picture = body.readNBytes(MOST_BYTES + 1);
            return picture.length > MOST_BYTES
                    ? tooLarge()
                    : new LaterResponse(workers.submit(() -> service.predict(picture)), service.mostBytesOfAnswer());
        } catch (IllegalArgumentException | NegativeArraySizeException | IndexOutOfBoundsException e) {
            // Thrown by the decoder of chunks.
            return Response.error(400, "The chunks of the body are invalid.");
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
}
