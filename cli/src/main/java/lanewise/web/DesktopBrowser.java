package lanewise.web;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens the default browser of the user. */
public final class DesktopBrowser {

    /**
     * Seconds to wait for the command. A command that runs longer is assumed to have opened the address.
     */
    private static final long SECONDS = 3;

    private DesktopBrowser() {}

    /**
     * Opens an address in the default browser.
     *
     * @param address the address
     * @return false if no browser can be started
     */
    public static boolean open(URI address) {
        return run(command(System.getProperty("os.name"), address));
    }

    /** Returns the command of the operating system that opens an address. */
    static List<String> command(String system, URI address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address.toString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", address.toString());
    }

    /** Runs a command. Returns false if it cannot be started or exits with an error. */
    static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
