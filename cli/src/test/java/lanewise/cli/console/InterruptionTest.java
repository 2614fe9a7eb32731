package lanewise.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import lanewise.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The wait of the shutdown hook. */
class InterruptionTest {

    private final StringWriter err = new StringWriter();
    private final Console console = new Console(Terminal.of(
            false, StandardCharsets.UTF_8, name -> null, new PrintWriter(new StringWriter()), new PrintWriter(err)));

    /** Work that never ends, such as writing to a drive that does not respond. */
    @Test
    @Timeout(20)
    void theJvmDoesNotWaitWithoutLimit() {
        try (Interruption interruption = new Interruption(console, 1)) {
            interruption.await();
            assertTrue(interruption.requested());
            assertEquals(
                    "lanewise: interrupted; saving did not end within 1 second",
                    err.toString().strip());
        }
    }

    @Test
    @Timeout(20)
    void theJvmEndsWhenTheWorkIsDone() {
        Interruption interruption = new Interruption(console);
        interruption.close();
        interruption.await();
        assertEquals("", err.toString());
    }
}
