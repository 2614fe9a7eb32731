package lanewise.draw;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens the browser that people have chosen on their machine. */
public final class DesktopBrowser {

    /** What opens an address and cannot tell in this time, has opened it. */
    private static final long SECONDS = 3;

    private DesktopBrowser() {}

    /** Opens the address; false if that cannot be done here. */
    public static boolean open(URI address) {
        return run(command(System.getProperty("os.name"), address));
    }

    /** The operating system's command. */
    static List<String> command(String system, URI address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address.toString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", address.toString());
    }

    /** Runs a command; true unless it cannot be started or says that it failed. */
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
