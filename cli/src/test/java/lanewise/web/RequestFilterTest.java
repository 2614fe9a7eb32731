package lanewise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFilterTest {

    @ParameterizedTest
    @CsvSource({
        "8080, localhost:8080, , true",
        "8080, 127.0.0.1:8080, http://127.0.0.1:8080, true",
        "8080, 127.0.0.1:8080, http://localhost:8080, false",
        "8080, localhost:8080, http://example.org, false",
        "8080, example.org:8080, , false",
        "8080, localhost, , false",
        "8080, , , false",
        "80, localhost, http://localhost, true",
        "80, '[::1]', , true",
        "80, example.org, , false"
    })
    void admitsThisServerOnly(int port, String host, String origin, boolean expected) {
        Headers headers = new Headers();
        if (host != null) {
            headers.add("Host", host);
        }
        if (origin != null) {
            headers.add("Origin", origin);
        }
        assertEquals(expected, new RequestFilter(port).admits(headers));
    }
}
