package lanewise.draw;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import lanewise.storage.Model;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server for each test, and a client of it. */
abstract class DrawServerFixture {

    final HttpClient client = HttpClient.newHttpClient();

    final Model model = Drawing.model();

    DrawServer server;

    int port;

    @BeforeEach
    void start() throws IOException {
        server = Drawing.server(model);
        port = server.address().getPort();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path));
    }

    HttpRequest drawing(byte[] body, String type) {
        return request("/predict")
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", type)
                .build();
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }
}
