package lanewise.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A page with its style sheets and scripts, as a server sends them. */
public final class Page {

    private static final String STYLES_HERE = "<!-- styles -->";
    private static final String SCRIPTS_HERE = "<!-- scripts -->";

    private final Map<String, Response> files = new HashMap<>();

    /**
     * Creates a page.
     *
     * @param html the page, with marks for its styles and scripts
     * @param styles the style sheets, in order
     * @param scripts the scripts, in order
     * @param icon the icon, in SVG
     */
    public Page(PageFile html, List<PageFile> styles, List<PageFile> scripts, PageFile icon) {
        String links = styles.stream()
                .map(file -> "<link rel=\"stylesheet\" href=\"/" + file.name() + "\">\n  ")
                .collect(Collectors.joining());
        String page = filled(
                html,
                links + "<link rel=\"icon\" href=\"/" + icon.name() + "\" type=\"image/svg+xml\">",
                scripts.stream()
                        .map(file -> "<script src=\"/" + file.name() + "\"></script>")
                        .collect(Collectors.joining("\n  ")));
        files.put("/", Response.ok("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8)));
        styles.forEach(file -> put(file, "text/css; charset=utf-8"));
        scripts.forEach(file -> put(file, "text/javascript; charset=utf-8"));
        put(icon, "image/svg+xml");
    }

    private void put(PageFile file, String type) {
        files.put("/" + file.name(), Response.ok(type, file.bytes()));
    }

    /**
     * Returns a page with its styles and scripts.
     *
     * @param html the page, with marks for both
     * @param styles HTML that adds the styles and other metadata
     * @param scripts HTML that adds the scripts
     * @return the page
     */
    public static String filled(PageFile html, String styles, String scripts) {
        return html.text().replace(STYLES_HERE, styles).replace(SCRIPTS_HERE, scripts);
    }

    /**
     * Returns the file at a path.
     *
     * @param path the path, such as {@code /page.js}; null for none
     * @param method the method of the request
     * @return the file, or an error
     */
    public Response at(String path, String method) {
        return Optional.ofNullable(files.get(path))
                .map(file -> Response.isReading(method) ? file : Response.methodNotAllowed(Response.READ))
                .orElseGet(() -> Response.error(404, "This page does not exist."));
    }
}
