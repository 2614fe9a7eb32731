package lanewise.cli.terminal;

import java.io.IOException;
import java.util.function.IntSupplier;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/**
 * Measures the width of the terminal with JLine, each time it is queried, so that a change of the window is followed.
 * JLine is loaded by the first query, because most commands do not need the width.
 */
final class MeasuredWidth implements IntSupplier {

    /** Calls the operating system, which takes microseconds. */
    private static final String NATIVE = "jni";

    /** Runs a command of the system, where there is no native library. That takes milliseconds, so it is run once. */
    private static final String COMMAND = "exec";

    private IntSupplier width;

    @Override
    public synchronized int getAsInt() {
        if (width == null) {
            width = supplier();
        }
        return width.getAsInt();
    }

    private static IntSupplier supplier() {
        TerminalProvider provider = provider(NATIVE);
        if (provider != null) {
            return () -> width(provider);
        }
        TerminalProvider command = provider(COMMAND);
        int once = command == null ? 0 : width(command);
        return () -> once;
    }

    /** Returns the provider of a name; null if it cannot measure the width here. */
    private static TerminalProvider provider(String name) {
        try {
            TerminalProvider provider = TerminalProvider.load(name);
            return width(provider) > 0 ? provider : null;
        } catch (IOException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static int width(TerminalProvider provider) {
        return provider.systemStreamWidth(SystemStream.Output);
    }
}
