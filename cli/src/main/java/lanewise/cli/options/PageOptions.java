package lanewise.cli.options;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import lanewise.cli.console.Console;
import lanewise.errors.LanewiseException;
import lanewise.web.AccessToken;
import lanewise.web.DesktopBrowser;
import picocli.CommandLine.Option;

/** The options of commands that open a page in the browser. */
public final class PageOptions {

    /** The names of the options. */
    public static final List<String> NAMES = List.of("--port", "--no-browser", "--no-token");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            converter = OptionValues.Port.class,
            description = "Port of the page, 0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--no-browser", description = "Print the address of the page, but do not open a browser.")
    private boolean noBrowser;

    @Option(
            names = "--no-token",
            description =
                    "Serve the page to every user of this machine. By default, the address contains a random token. "
                            + "Requests without the token are refused.")
    private boolean noToken;

    /**
     * Starts a server.
     *
     * @param <S> the type of the server
     */
    public interface Starter<S> {

        /**
         * Starts the server.
         *
         * @param port the port, 0 for any free port
         * @param token the secret that requests must have; null for none
         * @return the server
         * @throws IOException if it cannot be started
         */
        S start(int port, String token) throws IOException;
    }

    /**
     * Starts the server of a page.
     *
     * @param <S> the type of the server
     * @param starter starts it
     * @return the server
     * @throws LanewiseException if it cannot be started
     */
    public <S> S start(Starter<S> starter) {
        try {
            return starter.start(port, noToken ? null : AccessToken.random());
        } catch (BindException e) {
            throw new LanewiseException(
                    "--port " + port,
                    "the port is in use or requires more privileges",
                    "choose another port, or omit --port to use any free port");
        } catch (IOException e) {
            throw new LanewiseException(
                    "--port " + port,
                    "the page cannot be served (" + e.getMessage() + ")",
                    "check that the loopback address 127.0.0.1 works on this machine");
        }
    }

    /**
     * Prints the address of a page, and opens it in the browser.
     *
     * @param console where to print
     * @param address the address
     * @param hint how the user ends the page
     * @param forBrowser returns the address to start a browser with
     */
    public void open(Console console, URI address, String hint, Supplier<URI> forBrowser) {
        console.println("the page is at " + address);
        console.println(hint);
        console.flush();
        if (!noBrowser && !DesktopBrowser.open(forBrowser.get())) {
            console.println("no browser could be started; open the address yourself");
            console.flush();
        }
    }
}
