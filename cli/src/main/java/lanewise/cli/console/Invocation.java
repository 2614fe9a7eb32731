package lanewise.cli.console;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds command lines that start this program in the same way as this process, for the user to copy. */
public final class Invocation {

    private static final Pattern PLAIN = Pattern.compile("[\\w./:=,@%+-]+");

    /** The system property with the command that started the launcher. */
    private static final String LAUNCHER = "lanewise.command";

    private static final String MAIN_CLASS = "lanewise.cli.Main";

    private final UnaryOperator<String> properties;

    /**
     * Creates an invocation.
     *
     * @param properties system properties by name
     */
    public Invocation(UnaryOperator<String> properties) {
        this.properties = properties;
    }

    /**
     * Returns the invocation of this process.
     *
     * @return the invocation
     */
    public static Invocation ofProcess() {
        return new Invocation(System::getProperty);
    }

    /**
     * Returns whether the launcher started this process.
     *
     * @return true if it did
     */
    public static boolean isByLauncher() {
        return System.getProperty(LAUNCHER) != null;
    }

    /**
     * Returns the invocation of the launcher on the {@code PATH}, which is the same on every machine.
     *
     * @return the invocation
     */
    public static Invocation ofLauncher() {
        return new Invocation(property -> property.equals(LAUNCHER) ? "lanewise" : null);
    }

    /**
     * Returns a command line, quoted for a shell.
     *
     * @param jvmOptions options of the JVM; the launcher, if it started this process, sets them itself
     * @param args arguments of the program
     * @return the command line
     */
    public String command(List<String> jvmOptions, List<String> args) {
        List<String> words = new ArrayList<>();
        String launcher = properties.apply(LAUNCHER);
        if (launcher != null) {
            words.add(launcher);
        } else {
            words.add("java");
            words.addAll(jvmOptions);
            words.addAll(program());
        }
        words.addAll(args);
        return words.stream().map(this::quoted).collect(Collectors.joining(" "));
    }

    private List<String> program() {
        String module = properties.apply("jdk.module.main");
        if (Invocation.class.getModule().getName() != null && module != null) {
            return List.of("-p", properties.apply("jdk.module.path"), "-m", module + "/" + MAIN_CLASS);
        }
        String classPath = properties.apply("java.class.path");
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, MAIN_CLASS);
    }

    private String quoted(String word) {
        if (!isWindows()) {
            return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
        }
        // cmd.exe and PowerShell have no other quotes in common.
        return PLAIN.matcher(word.replace('\\', '/')).matches() ? word : "\"" + word + "\"";
    }

    private boolean isWindows() {
        String system = properties.apply("os.name");
        return system != null && system.startsWith("Windows");
    }
}
