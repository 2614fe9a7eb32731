package lanewise.kernels.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFilesTest {

    private static final String FILE = "META-INF/services/lanewise.kernels.KernelsProvider";

    @TempDir
    private Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader loader;

    @BeforeEach
    void nameAClass() throws IOException {
        Path file = folder.resolve("mine").resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# mine\nmine.Provider # the only one\n");
        loader = new URLClassLoader(new URL[] {folder.resolve("mine").toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void restore() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mine.Provider not a subtype       | does not implement KernelsProvider
            Provider mine.Provider not found  | does not exist
            mine.Provider Unable to get public no-arg constructor: java.lang.NoSuchMethodException: mine.Provider.<init>() | is not public, or has no public constructor without parameters
            Provider mine.Provider could not be instantiated: java.lang.InstantiationException | is abstract
            """)
    void theFolderAndTheFileAreNamed(String message, String problem) {
        assertEquals("mine: " + FILE + " names mine.Provider, which " + problem, ServiceFiles.explain(message));
    }

    @Test
    void otherMessagesStay() {
        assertEquals("Provider other.Provider not found", ServiceFiles.explain("Provider other.Provider not found"));
        assertEquals("something else", ServiceFiles.explain("something else"));
    }
}
