package lanewise.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class NeedsTest {

    @TempDir
    private Path folder;

    @Test
    void aMissingProgramSkipsTheTestAndIsRecorded() throws IOException {
        Path file = folder.resolve("target").resolve("left-out.txt");
        for (String leftOut : List.of("pages (install chromium)", "terminals (install script)")) {
            TestAbortedException skipped = assertThrows(
                    TestAbortedException.class, () -> Needs.require(false, leftOut, false, Optional.of(file)));
            assertEquals("left out: " + leftOut, skipped.getMessage());
        }
        assertEquals(List.of("pages (install chromium)", "terminals (install script)"), Files.readAllLines(file));
    }

    @Test
    void aMissingProgramFailsACompleteBuild() {
        Path file = folder.resolve("left-out.txt");
        AssertionError failed = assertThrows(
                AssertionError.class, () -> Needs.require(false, "pages (install it)", true, Optional.of(file)));
        assertTrue(failed.getMessage().endsWith("cannot test pages (install it)"), failed.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void anInstalledProgramChangesNothing() {
        Path file = folder.resolve("left-out.txt");
        assertDoesNotThrow(() -> Needs.require(true, "pages", false, Optional.of(file)));
        assertDoesNotThrow(() -> Needs.require(true, "pages", true, Optional.of(file)));
        assertFalse(Files.exists(file));
    }

    @Test
    void programsThatAreNotOnThePathAreNotFound() {
        assertEquals(Optional.empty(), Needs.program(List.of("there-is-no-such-program")));
    }
}
