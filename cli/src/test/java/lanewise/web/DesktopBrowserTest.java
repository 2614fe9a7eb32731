package lanewise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesktopBrowserTest {

    private static final URI PAGE = URI.create("http://127.0.0.1:8000/");

    @Test
    void everySystemHasItsOwnCommand() {
        assertEquals(List.of("xdg-open", PAGE.toString()), DesktopBrowser.command("Linux", PAGE));
        assertEquals(List.of("open", PAGE.toString()), DesktopBrowser.command("Mac OS X", PAGE));
        assertEquals("rundll32", DesktopBrowser.command("Windows 11", PAGE).get(0));
    }

    @Test
    void aMissingBrowserCausesNoError() {
        assertFalse(DesktopBrowser.run(List.of("there-is-no-such-program")));
    }
}
