package lanewise.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The files of the page. */
final class PageFiles {

    private final Map<String, Response> files = Map.of(
            "/", file("draw.html", "text/html; charset=utf-8"),
            "/draw.css", file("draw.css", "text/css; charset=utf-8"),
            "/draw.js", file("draw.js", "text/javascript; charset=utf-8"),
            "/draw.svg", file("draw.svg", "image/svg+xml"));

    /** Returns the file at a path; empty if there is none. */
    Optional<Response> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static Response file(String name, String type) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar of lanewise.cli lacks lanewise/draw/" + name);
            }
            return Response.ok(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of lanewise.cli is damaged: " + name, e);
        }
    }
}
