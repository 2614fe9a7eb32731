package lanewise.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lanewise.cli.terminal.StandardOutput;
import lanewise.cli.terminal.Terminal;

/**
 * A run of the program in this JVM.
 *
 * @param exit the exit code
 * @param out the standard output
 * @param err the standard error
 */
public record Run(int exit, String out, String err) {

    /** Runs the program with output into a pipe. */
    public static Run of(String... args) {
        return on(false, Map.of(), args);
    }

    /** Runs the program on a terminal with this environment. */
    public static Run onTerminal(Map<String, String> environment, String... args) {
        return on(true, environment, args);
    }

    private static Run on(boolean terminal, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Terminal place = Terminal.of(
                terminal,
                StandardCharsets.UTF_8,
                environment::get,
                new StandardOutput(out, StandardCharsets.UTF_8),
                new PrintWriter(err));
        int exit = Main.execute(place, args);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** Returns the lines of the output. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /** Returns the printed hash of the weights. */
    public String weights() {
        String start = "weights: ";
        return lines().stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no weights in " + this));
    }
}
