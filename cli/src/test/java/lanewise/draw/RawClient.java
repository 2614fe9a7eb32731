package lanewise.draw;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends a request byte by byte, including requests that no client would send. */
final class RawClient {

    private static final int MILLISECONDS = 60_000;

    private RawClient() {}

    /** Returns the response until the server closes the connection. */
    static String ask(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.setSoTimeout(MILLISECONDS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Returns the status of the response to these lines of a request, without a body. */
    static int status(int port, String... lines) throws IOException {
        String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
        String answer = ask(port, request.getBytes(StandardCharsets.ISO_8859_1));
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : -1;
    }
}
