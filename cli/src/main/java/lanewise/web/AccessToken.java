package lanewise.web;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A secret in the address of the page, so that other users of this machine cannot query it. The first request has it in
 * the address; a cookie repeats it in all others.
 */
public final class AccessToken {

    private static final int RANDOM_BYTES = 16;
    private static final String PARAMETER = "token=";

    private final String token;

    /** The secret for one request, null if there is none. */
    private final AtomicReference<String> once = new AtomicReference<>();

    /** The port is in the name, because browsers send cookies to all ports of a host. */
    private final String cookie;

    /**
     * Creates a token.
     *
     * @param token the secret
     * @param port the port of the server
     */
    AccessToken(String token, int port) {
        this.token = token;
        cookie = "lanewise-" + port + "=";
    }

    /**
     * Returns a new secret.
     *
     * @return 128 random bits in hexadecimal
     */
    public static String random() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Returns the part of the address that has the token. */
    String query() {
        return "?" + PARAMETER + token;
    }

    /**
     * Returns the part of an address that works for one request. The browser is started with it, because all users of
     * the machine can read the arguments of a process.
     */
    String queryForOneRequest() {
        once.set(random());
        return "?" + PARAMETER + once.get();
    }

    /** Returns whether a request has the token. If it is in the address, the response sets the cookie. */
    boolean admits(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        boolean inAddress = query != null
                && Arrays.stream(query.split("&"))
                        .filter(part -> part.startsWith(PARAMETER))
                        .map(part -> part.substring(PARAMETER.length()))
                        .anyMatch(text -> isToken(text) || isForOneRequest(text));
        if (inAddress) {
            exchange.getResponseHeaders().set("Set-Cookie", cookie + token + "; Path=/; HttpOnly; SameSite=Strict");
            return true;
        }
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .anyMatch(each -> each.startsWith(cookie) && isToken(each.substring(cookie.length())));
    }

    /** Returns whether the text is the secret for one request, which is used up thereby. */
    private boolean isForOneRequest(String text) {
        String current = once.get();
        return text.equals(current) && once.compareAndSet(current, null);
    }

    /** Compares in a time that does not depend on the position of the first difference. */
    private boolean isToken(String text) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
