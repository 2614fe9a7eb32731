package lanewise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One browser for all test classes of a JVM, because starting it takes longer than most tests. */
public final class SharedChromium {

    private static Chromium browser;

    private SharedChromium() {}

    /**
     * Returns the browser, which ends with the JVM, or skips the running test if there is none.
     *
     * @return the browser; do not close it
     * @throws IOException if its profile cannot be created
     */
    public static synchronized Chromium get() throws IOException {
        if (browser == null) {
            Path profile = Files.createTempDirectory("lanewise-chromium");
            browser = Chromium.start(profile);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                browser.close();
                delete(profile);
            }));
        }
        return browser;
    }

    private static void delete(Path folder) {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return;
        }
        // The browser may still write; what it wrote is left in the folder for temporary files.
        paths.forEach(path -> path.toFile().delete());
    }
}
