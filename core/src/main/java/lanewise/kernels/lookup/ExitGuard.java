package lanewise.kernels.lookup;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reports code that calls {@link System#exit} while a command runs, such as kernels of another jar, and then ends the
 * program with exit code 1. Otherwise a program that ends in the middle of its work could end with exit code 0. {@link
 * Runtime#halt} cannot be noticed.
 */
public final class ExitGuard {

    private static final int FAILURE = 1;

    /** What the program does, for the message. A JVM has one end, so it has one of these. */
    private static volatile String work = "";

    private final Consumer<String> error;
    private final Thread hook = new Thread(this::ended, "lanewise-exit-guard");

    /**
     * Begins to watch.
     *
     * @param error prints a message in one line
     */
    public ExitGuard(Consumer<String> error) {
        this.error = error;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Sets what the program does from now on, for the message.
     *
     * @param text such as {@code scale of the kernels 'mine'}; empty for nothing in particular
     */
    public static void setWork(String text) {
        work = text;
    }

    private void ended() {
        callerOfExit().ifPresent(caller -> {
            String in = work.isEmpty() ? "" : " in " + work;
            error.accept(caller.getClassName() + "." + caller.getMethodName() + " called System.exit" + in
                    + ", which ends the program; a method must return to its caller");
            Runtime.getRuntime().halt(FAILURE);
        });
    }

    /** Returns the method that called exit. An interruption from the keyboard ends the JVM without such a call. */
    private static Optional<StackTraceElement> callerOfExit() {
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            List<String> classes =
                    List.of(stack).stream().map(StackTraceElement::getClassName).toList();
            for (int i = 0; i < stack.length; i++) {
                if (classes.get(i).equals(Runtime.class.getName())
                        && stack[i].getMethodName().equals("exit")) {
                    int caller = i + 1;
                    while (caller < stack.length - 1 && classes.get(caller).equals(System.class.getName())) {
                        caller++;
                    }
                    return Optional.of(stack[Math.min(caller, stack.length - 1)]);
                }
            }
        }
        return Optional.empty();
    }

    /** Ends the watch. */
    public void close() {
        setWork("");
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already.
        }
    }
}
