package lanewise.draw;

import java.util.List;
import java.util.stream.Stream;
import lanewise.web.Page;
import lanewise.web.PageFile;

/**
 * The files of the page. The page that the server sends refers to them, and an exported page contains them. The two
 * differ in the scripts that define {@code Engine}: the network of the server, or one in JavaScript.
 */
final class PageFiles {

    static final PageFile PAGE = file("draw.html");
    static final PageFile ICON = file("draw.svg");

    private static final List<PageFile> BASE = Stream.concat(
                    Stream.of(PageFile.SCRIPT), files("strokes.js", "exact.js").stream())
            .toList();
    private static final List<PageFile> SERVER_ENGINE = files("server.js");
    private static final List<PageFile> LOCAL_ENGINE =
            files("gray.js", "parts.js", "prepare.js", "likeness.js", "local.js");
    private static final List<PageFile> REST = files(
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

    private PageFiles() {}

    private static PageFile file(String name) {
        return new PageFile(PageFiles.class, name);
    }

    private static List<PageFile> files(String... names) {
        return PageFile.all(PageFiles.class, names);
    }

    /** Returns the page that the server sends. */
    static Page served() {
        return new Page(PAGE, styles(), scripts(SERVER_ENGINE), ICON);
    }

    /** Returns the style sheets, in order. */
    static List<PageFile> styles() {
        return Stream.concat(Stream.of(PageFile.STYLE), files("layout.css", "controls.css", "figures.css").stream())
                .toList();
    }

    /** Returns the scripts of an exported page, in order. */
    static List<PageFile> scriptsOfExport() {
        return scripts(LOCAL_ENGINE);
    }

    private static List<PageFile> scripts(List<PageFile> engine) {
        return Stream.of(BASE, engine, REST).flatMap(List::stream).toList();
    }
}
