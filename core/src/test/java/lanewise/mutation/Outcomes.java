package lanewise.mutation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.errors.LanewiseException;

/** Reads mutants, and counts what became of them. */
final class Outcomes {

    private static final int REPORTED = 10;

    private final List<String> failures = new ArrayList<>();
    private int read;
    private int refused;

    /**
     * Reads a mutant. It should be accepted, or refused in one line that names a file.
     *
     * @param which the mutant, for the report of a failure; the folder {@code target/mutants} receives it then
     */
    void read(String which, Path file, Runnable reading) {
        try {
            reading.run();
            read++;
        } catch (LanewiseException e) {
            refused++;
            String message = e.getMessage();
            boolean clear = message.contains(file.getParent().toString())
                    && message.lines().count() == 1
                    && message.length() < 2 * file.toString().length() + 800
                    && message.codePoints().noneMatch(Character::isISOControl)
                    && !message.contains("null");
            if (!clear) {
                failures.add(keep(which, file) + ": " + message);
            }
        } catch (RuntimeException | Error e) {
            failures.add(keep(which, file) + ": " + e + " at " + e.getStackTrace()[0]);
        }
    }

    void assertNoFailure() {
        assertTrue(
                failures.isEmpty(),
                () -> failures.size() + " failures: "
                        + String.join("\n", failures.subList(0, Math.min(REPORTED, failures.size()))));
    }

    private static Path keep(String which, Path file) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "mutants"));
            Path kept = folder.resolve(which.replace(' ', '-') + "-" + file.getFileName());
            Files.write(kept, Files.readAllBytes(file));
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks that the mutants were neither all accepted nor all refused, which would test nothing. */
    void assertBoth() {
        assertNoFailure();
        assertTrue(read > 0 && refused > 0, read + " read, " + refused + " refused");
    }

    /** Returns the committed inputs of this kind that were once handled wrongly. */
    static List<Path> regressions(String kind) {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "lanewise", "mutation", kind))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
