package lanewise.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A file of a page: a resource next to a class.
 *
 * @param owner the class
 * @param name name of the file, without a folder
 */
public record PageFile(Class<?> owner, String name) {

    /** The colors and the elements that all pages share. */
    public static final PageFile STYLE = new PageFile(PageFile.class, "base.css");

    /** Helpers of the scripts of all pages. */
    public static final PageFile SCRIPT = new PageFile(PageFile.class, "page.js");

    /**
     * Returns files next to a class.
     *
     * @param owner the class
     * @param names their names
     * @return the files, in this order
     */
    public static List<PageFile> all(Class<?> owner, String... names) {
        return Arrays.stream(names).map(name -> new PageFile(owner, name)).toList();
    }

    /**
     * Returns the content.
     *
     * @return the bytes
     * @throws IllegalStateException if there is no such file
     */
    public byte[] bytes() {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar of lanewise.cli lacks "
                        + owner.getPackageName().replace('.', '/') + "/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of lanewise.cli is damaged: " + name, e);
        }
    }

    /**
     * Returns the content as text in UTF-8.
     *
     * @return the text
     * @throws IllegalStateException if there is no such file
     */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
