package lanewise.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that a violation of the content security policy is logged. Other tests check that no page has one. */
class ChromiumIT {

    @TempDir
    private Path folder;

    @Test
    void logsViolationsOfTheContentSecurityPolicy() throws Exception {
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
