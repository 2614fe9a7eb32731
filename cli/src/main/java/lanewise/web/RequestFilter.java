package lanewise.web;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Set;

/**
 * Admits only requests from the page itself or from a user who typed its address. A page of another site is rejected
 * by its {@code Origin}. A page that resolves a name of its own to this server (DNS rebinding) is rejected by its
 * {@code Host}, which is that name.
 */
final class RequestFilter {

    private final Set<String> hosts;

    /**
     * Creates a filter.
     *
     * @param port port of the server
     */
    RequestFilter(int port) {
        // Browsers omit the standard port.
        String suffix = port == 80 ? "" : ":" + port;
        hosts = Set.of("127.0.0.1" + suffix, "localhost" + suffix, "[::1]" + suffix);
    }

    /** Returns whether a request has exactly one {@code Host}, which is this server, and no other {@code Origin}. */
    boolean admits(Headers headers) {
        List<String> host = headers.getOrDefault("Host", List.of());
        List<String> origin = headers.getOrDefault("Origin", List.of());
        return host.size() == 1
                && hosts.contains(host.get(0))
                && (origin.isEmpty() || origin.size() == 1 && origin.get(0).equals("http://" + host.get(0)));
    }
}
