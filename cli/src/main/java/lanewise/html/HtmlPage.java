package lanewise.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame of an HTML page without scripts.
 *
 * <p>Its content security policy allows only its own style and embedded images. If text were not escaped by
 * mistake, its markup could not load or run anything.
 *
 * @param command the command that writes the page
 * @param style the style sheet
 */
public record HtmlPage(String command, String style) {

    /** The end of a page, after the content. */
    public static final String END = "</main>\n</body>\n</html>\n";

    /**
     * Returns the element that names this program and the command that writes a page.
     *
     * @param command the command
     * @return an element of the head
     */
    public static String generator(String command) {
        return "<meta name=\"generator\" content=\"Lanewise " + command + "\">";
    }

    /**
     * Returns a page with the common style sheet and one of its own.
     *
     * @param command the command that writes the page
     * @param owner a class in the package of the style sheet
     * @param name file name of the style sheet
     * @return the page
     */
    public static HtmlPage styled(String command, Class<?> owner, String name) {
        try (InputStream common = HtmlPage.class.getResourceAsStream("page.css");
                InputStream own = owner.getResourceAsStream(name)) {
            return new HtmlPage(command, text(common) + text(own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /**
     * Returns the start of a page, before the content.
     *
     * @param title the title, not escaped
     * @return HTML up to the content
     */
    public String start(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; img-src data:; \
                base-uri 'none'; form-action 'none'">
                %s
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                """.formatted(hash(style), generator(command), Html.escaped(title), style);
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
