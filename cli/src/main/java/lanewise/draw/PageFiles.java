package lanewise.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the page. The page that the server sends refers to them, and an exported page contains them. The two differ in
 * the scripts that define {@code Engine}: the network of the server, or one in JavaScript.
 */
final class PageFiles {

    static final String ICON = "draw.svg";

    private static final String PAGE = "draw.html";
    private static final String STYLES_HERE = "<!-- styles -->";
    private static final String SCRIPTS_HERE = "<!-- scripts -->";

    private static final List<String> STYLES = List.of("layout.css", "controls.css", "figures.css");
    private static final List<String> BASE = List.of("page.js", "strokes.js", "exact.js");
    private static final List<String> SERVER_ENGINE = List.of("server.js");
    private static final List<String> LOCAL_ENGINE =
            List.of("gray.js", "parts.js", "prepare.js", "likeness.js", "local.js");
    private static final List<String> REST = List.of(
            "explain.js",
            "verdict.js",
            "unit.js",
            "network.js",
            "history.js",
            "drawing.js",
            "pad.js",
            "link.js",
            "card.js",
            "game.js",
            "main.js");

    private final Map<String, Response> files = new HashMap<>();

    /** Creates the files that the server sends. */
    PageFiles() {
        List<String> scripts = scripts(SERVER_ENGINE);
        String styles = STYLES.stream()
                .map(name -> "<link rel=\"stylesheet\" href=\"/" + name + "\">\n  ")
                .collect(Collectors.joining());
        String page = page(
                styles + "<link rel=\"icon\" href=\"/" + ICON + "\" type=\"image/svg+xml\">",
                scripts.stream()
                        .map(name -> "<script src=\"/" + name + "\"></script>")
                        .collect(Collectors.joining("\n  ")));
        files.put("/", Response.ok("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8)));
        STYLES.forEach(name -> files.put("/" + name, Response.ok("text/css; charset=utf-8", bytes(name))));
        scripts.forEach(name -> files.put("/" + name, Response.ok("text/javascript; charset=utf-8", bytes(name))));
        files.put("/" + ICON, Response.ok("image/svg+xml", bytes(ICON)));
    }

    /** Returns the file at a path; empty if there is none. */
    Optional<Response> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Returns the names of the style sheets, in order. */
    static List<String> styles() {
        return STYLES;
    }

    /** Returns the names of the scripts of an exported page, in order. */
    static List<String> scriptsOfExport() {
        return scripts(LOCAL_ENGINE);
    }

    private static List<String> scripts(List<String> engine) {
        return Stream.of(BASE, engine, REST).flatMap(List::stream).toList();
    }

    /**
     * Returns the page with its styles and scripts.
     *
     * @param styles HTML that adds the styles and other metadata
     * @param scripts HTML that adds the scripts
     */
    static String page(String styles, String scripts) {
        return text(PAGE).replace(STYLES_HERE, styles).replace(SCRIPTS_HERE, scripts);
    }

    /** Returns the text of a file. */
    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar of lanewise.cli lacks lanewise/draw/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of lanewise.cli is damaged: " + name, e);
        }
    }
}
