package lanewise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Responses that take long are canceled with their clients, and reach the clients that wait. */
@Timeout(60)
class LaterResponseTest {

    private static final int MOST_BYTES = 100;
    private static final Response ANSWER = Response.json(200, json -> json.writeNumberField("a", 1));

    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    /** The computations of the requests to come. */
    private final BlockingQueue<Callable<Response>> tasks = new LinkedBlockingQueue<>();

    private final BlockingQueue<Future<Response>> futures = new LinkedBlockingQueue<>();
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.start(
                exchange -> {
                    Future<Response> future = worker.submit(tasks.remove());
                    futures.add(future);
                    return new LaterResponse(future, MOST_BYTES);
                },
                0,
                null);
    }

    @AfterEach
    void stop() {
        worker.shutdownNow();
        server.close();
    }

    private Socket request(Callable<Response> task) throws IOException {
        tasks.add(task);
        int port = server.address().getPort();
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.getOutputStream()
                .write(("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads the head of the response and the first byte of its content. */
    private static String start(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder start = new StringBuilder();
        while (start.indexOf("\r\n\r\n") < 0) {
            start.append((char) in.read());
        }
        return start.append((char) in.read()).toString();
    }

    @Test
    void theWorkEndsWithItsClient() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Socket socket = request(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return ANSWER;
        });
        begun.await();
        socket.close();
        interrupted.await();
        assertTrue(futures.take().isCancelled());
    }

    @Test
    void workThatWaitsDoesNotBeginWithoutItsClient() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean ran = new AtomicBoolean();
        try (Socket first = request(() -> {
            release.await();
            return ANSWER;
        })) {
            futures.take();
            Socket socket = request(() -> {
                ran.set(true);
                return ANSWER;
            });
            Future<Response> second = futures.take();
            socket.close();
            while (!second.isCancelled()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            release.countDown();
            assertTrue(rest(first).endsWith("{\"a\":1}"));
        }
        worker.shutdown();
        assertTrue(worker.awaitTermination(60, TimeUnit.SECONDS));
        assertFalse(ran.get());
    }

    /** A client that closes only its own direction still reads. */
    @Test
    void clientsThatOnlyReadAreAnswered() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Socket socket = request(() -> {
            release.await();
            return ANSWER;
        })) {
            socket.shutdownOutput();
            String start = start(socket);
            assertTrue(start.startsWith("HTTP/1.1 200 OK\r\n"), start);
            assertTrue(start.contains("default-src 'none'"), start);
            assertTrue(start.endsWith("\r\n\r\n "), start);
            int length = Integer.parseInt(start.replaceFirst("(?is).*\r\ncontent-length: (\\d+)\r\n.*", "$1"));
            assertEquals(' ', socket.getInputStream().read());
            release.countDown();
            String rest = rest(socket);
            assertEquals(length, 2 + rest.length());
            assertEquals("{\"a\":1}", rest.strip());
        }
    }

    @Test
    void anErrorAfterTheStatusIsInTheContent() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Socket socket = request(() -> {
            release.await();
            throw new IllegalStateException("some fault");
        })) {
            assertTrue(start(socket).startsWith("HTTP/1.1 200 OK\r\n"));
            release.countDown();
            assertEquals(
                    "{\"error\":\"Internal error: java.lang.IllegalStateException: some fault\"}",
                    rest(socket).strip());
        }
    }

    @Test
    void anEarlyErrorHasItsStatus() throws Exception {
        try (Socket socket = request(() -> Response.error(400, "some error"))) {
            String response = rest(socket);
            assertTrue(response.startsWith("HTTP/1.1 400 Bad Request\r\n"), response);
            assertTrue(response.endsWith("\r\n\r\n{\"error\":\"some error\"}"), response);
        }
    }
}
