package lanewise.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * Measures a running {@code lanewise draw} under load: the predictions that a client receives next to slow clients, the
 * requests of many clients at once that are answered, and how long a client waits after many others have disconnected.
 * The address is the one that the command prints:
 *
 * <pre>
 *   java cli/src/test/java/lanewise/draw/LoadTrial.java 'http://127.0.0.1:PORT/?token=TOKEN'
 * </pre>
 *
 * <p>A second argument, {@code slow}, {@code crowd} or {@code gone}, selects one of the three.
 */
final class LoadTrial {

    /** Width and height of the picture that the page sends. */
    private static final int SIDE = 280;

    private static final int SLOW = 300;
    private static final int CLIENTS = 300;
    private static final int REQUESTS = 6000;
    private static final int GONE = 300;

    /** The two kinds of load alternate, so that other work on the machine slows down both. */
    private static final int ROUNDS = 3;

    /** Longer than the time after which slow clients are cut off. */
    private static final double SECONDS = 10;

    private static final int TIMEOUT_MILLIS = 180_000;
    private static final int PAUSE_MILLIS = 500;

    private final URI address;
    private final byte[] request;

    LoadTrial(URI address) {
        this(address, SIDE);
    }

    /**
     * Creates a trial with a picture of another size, which takes the server another time.
     *
     * @param side width and height of the picture in pixels
     */
    LoadTrial(URI address, int side) {
        this.address = address;
        request = request(picture(side));
    }

    private byte[] request(byte[] picture) {
        byte[] head = head("Content-Length: " + picture.length + "\r\nConnection: close\r\n\r\n");
        byte[] all = new byte[head.length + picture.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(picture, 0, all, head.length, picture.length);
        return all;
    }

    private byte[] head(String rest) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return ("POST /predict" + query + " HTTP/1.1\r\nHost: 127.0.0.1:" + address.getPort()
                        + "\r\nContent-Type: image/png\r\n" + rest)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns a drawn 1 in a square picture. */
    private static byte[] picture(int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, side, side);
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(side / 14f));
        g.drawLine(side / 2, side / 7, side / 2, side * 6 / 7);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), address.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    /** Returns the answer to a request; empty if it is not a prediction. */
    Optional<String> answer() {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request);
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return response.startsWith("HTTP/1.1 200 ")
                            && response.contains("\"probabilities\":[")
                            && response.endsWith("}")
                    ? Optional.of(
                            response.substring(response.indexOf("\r\n\r\n") + 4).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the number of predictions that one client receives, one after another, in this time. */
    int answersIn(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int answers = 0;
        while (System.nanoTime() < end) {
            answers += answer().isPresent() ? 1 : 0;
        }
        return answers;
    }

    /** Clients that send a byte now and then, and connect again when they are cut off. */
    final class SlowClients implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();
        private final Thread thread = new Thread(this::trickle, "slow-clients");

        SlowClients(int count) throws IOException {
            for (int i = 0; i < count; i++) {
                sockets.add(open(i));
            }
            thread.setDaemon(true);
            thread.start();
        }

        /** A third is slow in the request line, a third in the headers, a third in the body. */
        private Socket open(int i) throws IOException {
            Socket socket = connect();
            byte[] start = switch (i % 3) {
                case 0 -> "POST /answ".getBytes(StandardCharsets.US_ASCII);
                case 1 -> head("X-Slow: ");
                default -> head("Content-Length: 100000\r\n\r\n");
            };
            socket.getOutputStream().write(start);
            return socket;
        }

        int count() {
            return sockets.size();
        }

        private void trickle() {
            while (!Thread.currentThread().isInterrupted()) {
                for (int i = 0; i < sockets.size(); i++) {
                    try {
                        sockets.get(i).getOutputStream().write('x');
                    } catch (IOException e) {
                        reopen(i);
                    }
                }
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private void reopen(int i) {
            try {
                sockets.get(i).close();
                sockets.set(i, open(i));
            } catch (IOException e) {
                // The next round tries again.
            }
        }

        @Override
        public void close() throws IOException {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Returns the answers to the requests of many clients that all begin at once. */
    List<String> crowd(int clients, int requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<List<String>>> results = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                int own = requests / clients + (c < requests % clients ? 1 : 0);
                results.add(threads.submit(() -> {
                    List<String> answers = new ArrayList<>();
                    for (int i = 0; i < own; i++) {
                        answer().ifPresent(answers::add);
                    }
                    return answers;
                }));
            }
            List<String> answers = new ArrayList<>();
            for (Future<List<String>> result : results) {
                answers.addAll(result.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.SECONDS);
        }
    }

    /** Sends pictures of the maximum size, and closes each connection at once. */
    void disconnect(int clients) throws IOException {
        byte[] large = request(picture(2000));
        for (int i = 0; i < clients; i++) {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(large);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        LoadTrial trial = new LoadTrial(URI.create(args[0]));
        String part = args.length > 1 ? args[1] : "all";
        trial.answersIn(SECONDS / 2);
        if (part.equals("slow") || part.equals("all")) {
            trial.printSlow();
        }
        if (part.equals("crowd") || part.equals("all")) {
            trial.printCrowd();
        }
        if (part.equals("gone") || part.equals("all")) {
            trial.printGone();
        }
    }

    private void printSlow() throws IOException {
        int alone = 0;
        int next = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int before = answersIn(SECONDS);
            alone += before;
            try (SlowClients slow = new SlowClients(SLOW)) {
                int during = answersIn(SECONDS);
                next += during;
                System.out.printf(
                        "%.0f s alone: %d predictions; %.0f s next to %d slow clients: %d%n",
                        SECONDS, before, SECONDS, slow.count(), during);
            }
        }
        System.out.printf("%.1f %% of the predictions of a client alone%n", 100.0 * next / alone);
    }

    private void printCrowd() throws Exception {
        long begin = System.nanoTime();
        int answered = crowd(CLIENTS, REQUESTS).size();
        System.out.printf(
                "%d clients at once: %d of %d requests answered, in %.1f s%n",
                CLIENTS, answered, REQUESTS, (System.nanoTime() - begin) / 1e9);
    }

    private void printGone() throws IOException {
        disconnect(GONE);
        long begin = System.nanoTime();
        boolean answered = answer().isPresent();
        System.out.printf(
                "%d clients send a picture of 2000 x 2000 pixels and disconnect: the next client is %s after %.1f s%n",
                GONE, answered ? "answered" : "not answered", (System.nanoTime() - begin) / 1e9);
    }
}
