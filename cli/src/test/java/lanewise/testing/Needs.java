package lanewise.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * The requirements of tests on the machine.
 *
 * <p>A test that needs a program which is not installed is skipped, and the build prints at its end which tests were
 * left out. With the environment variable {@code CI=true} such a test fails instead.
 */
public final class Needs {

    /** System property with the name of the file that collects what was left out. */
    static final String FILE = "lanewise.left-out";

    private Needs() {}

    /**
     * Skips the running test unless a condition holds.
     *
     * @param condition whether the machine has what the test needs
     * @param tests what is not tested otherwise, such as {@code "pages in a browser"}
     * @param remedy what to do about it, such as {@code "install chromium"}
     */
    public static void require(boolean condition, String tests, String remedy) {
        String file = System.getProperty(FILE);
        require(
                condition,
                tests + " (" + remedy + ")",
                "true".equals(System.getenv("CI")),
                file == null ? Optional.empty() : Optional.of(Path.of(file)));
    }

    static void require(boolean condition, String leftOut, boolean complete, Optional<Path> file) {
        if (condition) {
            return;
        }
        if (complete) {
            throw new AssertionError("CI=true requires every test, but this machine cannot test " + leftOut);
        }
        file.ifPresent(path -> append(path, leftOut));
        throw new TestAbortedException("left out: " + leftOut);
    }

    private static void append(Path file, String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the first program of these names on the {@code PATH}.
     *
     * @param names file names, the preferred one first
     * @return its path, or empty if there is none
     */
    public static Optional<Path> program(List<String> names) {
        for (String name : names) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return Optional.of(program);
                }
            }
        }
        return Optional.empty();
    }
}
