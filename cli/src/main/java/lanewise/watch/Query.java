package lanewise.watch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The parameters of a request.
 *
 * @param raw the part of the address behind the question mark; null for none
 */
record Query(String raw) {

    /** Returns the value of a parameter; empty if it is missing. */
    String text(String name) {
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            if (part.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return "";
    }

    /** Returns the value of a parameter; {@code otherwise} if it is missing or not a number. */
    int number(String name, int otherwise) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
