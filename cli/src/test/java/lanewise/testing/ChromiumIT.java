package lanewise.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other tests read from the log that no page violates its policy; this one shows that a violation is logged. */
class ChromiumIT {

    @TempDir
    private Path folder;

    @Test
    void logsWhatThePolicyOfAPageRefuses() throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"), """
                <!DOCTYPE html>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
                <title>before</title>
                <script>document.title = 'after'</script>
                """);
        try (Chromium browser = Chromium.start(folder)) {
            browser.open(page.toUri(), 390, 800, false, false);
            assertEquals("before 390", browser.evaluate("document.title + ' ' + innerWidth"));
            String log = browser.log();
            assertTrue(log.contains("Content Security Policy"), log);
        }
    }
}
