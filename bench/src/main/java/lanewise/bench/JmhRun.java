package lanewise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import lanewise.bench.environment.Environment;
import lanewise.bench.report.ReportFile;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the command line of JMH, and adds the environment if it writes JSON. */
final class JmhRun {

    private JmhRun() {}

    /**
     * Runs JMH, which ends the JVM itself if something fails.
     *
     * @param args arguments of JMH
     * @return the exit code
     */
    static int run(String... args) throws IOException {
        Environment environment = new Environment();
        Path report = report(args);
        FileTime before = report == null ? null : modified(report);
        org.openjdk.jmh.Main.main(args);
        if (report == null || !Files.exists(report) || modified(report).equals(before)) {
            return 0;
        }
        try {
            ReportFile.addEnvironment(report, environment::of);
            return 0;
        } catch (IOException e) {
            System.err.println(
                    "bench: " + report + " was left as JMH wrote it, without the environment: " + e.getMessage());
            return 1;
        }
    }

    /** Returns the file to which JMH will write JSON; null if it will write none or the arguments are invalid. */
    static Path report(String... args) {
        try {
            CommandLineOptions options = new CommandLineOptions(args);
            if (options.getResultFormat().orElse(Defaults.RESULT_FORMAT) != ResultFormatType.JSON) {
                return null;
            }
            String suffix = ResultFormatType.JSON.toString().toLowerCase(Locale.ROOT);
            return Path.of(options.getResult().orElse(Defaults.RESULT_FILE_PREFIX + "." + suffix));
        } catch (CommandLineOptionException e) {
            return null;
        }
    }

    private static FileTime modified(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : null;
    }
}
