package lanewise.cli.kernels;

import java.util.Arrays;
import lanewise.cli.console.Console;
import picocli.CommandLine.ExitCode;

/**
 * Reports an implementation that calls {@link System#exit} in an operation, and then ends the program with exit code 1.
 * Otherwise a program that ends in the middle of a check could end with exit code 0.
 */
final class ExitGuard implements AutoCloseable {

    private final Console console;
    private final String kernels;
    private final Thread hook = new Thread(this::ended, "lanewise-exit-guard");
    private volatile String operation = "";

    ExitGuard(Console console, String kernels) {
        this.console = console;
        this.kernels = kernels;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Sets the operation that is tried from now on. */
    void trying(String name) {
        operation = name;
    }

    private void ended() {
        if (exitWasCalled()) {
            console.flush();
            console.error("kernels '" + kernels + "' ended the program in " + operation
                    + "; an operation must return to its caller");
            Runtime.getRuntime().halt(ExitCode.SOFTWARE);
        }
    }

    /** Returns whether a thread is in Runtime.exit. An interruption from the keyboard ends the JVM without it. */
    private static boolean exitWasCalled() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already.
        }
    }
}
