package lanewise.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import lanewise.web.AccessToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose requests need a token, from the address or from the cookie. */
class AccessTokenTest {

    private static final String TOKEN = AccessToken.random();

    private final HttpClient client = HttpClient.newHttpClient();
    private DrawServer server;
    private String cookie;

    @BeforeEach
    void start() throws IOException {
        server = Drawing.server(Drawing.model(), TOKEN);
        cookie = "lanewise-" + server.address().getPort() + "=";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(URI address, String cookies) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address).header("Cookie", cookies).build(), BodyHandlers.ofString());
    }

    @Test
    void theAddressHasTheTokenAndTheResponseTheCookie() throws Exception {
        assertEquals("token=" + TOKEN, server.address().getQuery());
        HttpResponse<String> page = get(server.address(), "other=1");
        assertEquals(200, page.statusCode());
        assertEquals(
                cookie + TOKEN + "; Path=/; HttpOnly; SameSite=Strict",
                page.headers().firstValue("Set-Cookie").orElse(""));
        for (String path : new String[] {"/", "/main.js", "/model", "/weights"}) {
            assertEquals(
                    200,
                    get(server.address().resolve(path), "a=b; " + cookie + TOKEN)
                            .statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/main.js",
                "/model",
                "/weights",
                "/predict",
                "/?token=",
                "/?token=0",
                "/?other=1",
                "/model?tokens=1"
            })
    void withoutItNothingIsServed(String path) throws Exception {
        for (String wrong : new String[] {"a=b", cookie, cookie + "0", "lanewise-1=" + TOKEN, "x" + cookie + TOKEN}) {
            HttpResponse<String> refused = get(server.address().resolve(path), wrong);
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("token"), refused.body());
            assertTrue(refused.headers().firstValue("Set-Cookie").isEmpty());
        }
    }

    @Test
    void theBrowserIsStartedWithAnAddressForOneRequest() throws Exception {
        URI address = server.addressForBrowser();
        assertFalse(address.toString().contains(TOKEN));
        HttpResponse<String> page = get(address, "a=b");
        assertEquals(200, page.statusCode());
        assertTrue(page.headers().firstValue("Set-Cookie").orElse("").startsWith(cookie + TOKEN));
        assertEquals(403, get(address, "a=b").statusCode());
        assertEquals(200, get(address, cookie + TOKEN).statusCode());
    }

    @Test
    void tokensAreRandom() {
        assertTrue(TOKEN.matches("[0-9a-f]{32}"), TOKEN);
        assertNotEquals(TOKEN, AccessToken.random());
    }
}
