package lanewise.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame of a page without scripts.
 *
 * <p>Its policy allows the page's own style, pictures that are in the page, and nothing else: a name that would be
 * markup, were it not escaped, could still load and run nothing.
 *
 * @param style the common style and the page's own
 */
public record HtmlPage(String style) {

    /** What comes after the content. */
    public static final String END = "</main>\n</body>\n</html>\n";

    /**
     * A page with a style of its own beside the common one.
     *
     * @param owner a class in the package of the style sheet
     * @param name of the style sheet
     */
    public static HtmlPage styled(Class<?> owner, String name) {
        try (InputStream common = HtmlPage.class.getResourceAsStream("page.css");
                InputStream own = owner.getResourceAsStream(name)) {
            return new HtmlPage(text(common) + text(own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /**
     * What comes before the content.
     *
     * @param title not escaped
     */
    public String start(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; img-src data:; \
                base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                """.formatted(hash(style), Html.escaped(title), style);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
