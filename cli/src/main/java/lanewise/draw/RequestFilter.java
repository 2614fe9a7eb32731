package lanewise.draw;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Set;

/**
 * Lets pass what the page itself asks for, or who types its address. A page of another site cannot read what comes
 * back, nor can it by a name of its own that it makes lead here (DNS rebinding): that name is then the Host.
 */
final class RequestFilter {

    private final Set<String> hosts;

    /** @param port of the server */
    RequestFilter(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    /** True for a request that names this server, once, and comes from its page or from none. */
    boolean admits(Headers headers) {
        List<String> host = headers.getOrDefault("Host", List.of());
        List<String> origin = headers.getOrDefault("Origin", List.of());
        return host.size() == 1
                && hosts.contains(host.get(0))
                && (origin.isEmpty() || origin.size() == 1 && origin.get(0).equals("http://" + host.get(0)));
    }
}
