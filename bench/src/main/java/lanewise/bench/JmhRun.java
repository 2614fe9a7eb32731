package lanewise.bench;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lanewise.bench.arguments.Benchmarks;
import lanewise.bench.arguments.JmhArguments;
import lanewise.bench.arguments.ParameterValues;
import lanewise.bench.arguments.UsageException;
import lanewise.bench.environment.Environment;
import lanewise.bench.report.ReportFile;
import lanewise.bench.verification.KernelsCheck;
import lanewise.text.Printable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.ProfilersFailedException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs the command line of JMH. In addition, the exit code is 1 if a benchmark failed, and reports in JSON get the
 * environment.
 */
final class JmhRun {

    private static final int FAILURE = 1;

    private JmhRun() {}

    /**
     * Runs JMH.
     *
     * @param args arguments of JMH
     * @return the exit code
     * @throws UsageException if the arguments are invalid
     */
    static int run(String... args) throws IOException, UsageException {
        JmhArguments arguments = JmhArguments.parse(args);
        CommandLineOptions options = arguments.options();
        if (options.shouldHelp()
                || options.shouldList()
                || options.shouldListWithParams()
                || options.shouldListProfilers()
                || options.shouldListResultFormats()) {
            org.openjdk.jmh.Main.main(args);
            return 0;
        }
        Collection<BenchmarkListEntry> benchmarks = Benchmarks.selected(options);
        if (benchmarks.isEmpty()) {
            throw new UsageException("no benchmark matches; -l lists all");
        }
        ParameterValues.check(benchmarks, arguments);
        Optional<String> wrong = KernelsCheck.problem(List.of(options));
        if (wrong.isPresent()) {
            System.err.println("bench: " + wrong.get());
            return FAILURE;
        }
        Environment environment = new Environment();
        Path report = report(options);
        FileTime before = report == null ? null : modified(report);
        int code = measure(options);
        if (report == null || !Files.exists(report) || modified(report).equals(before)) {
            return code;
        }
        try {
            ReportFile.addEnvironment(report, environment::of);
            return code;
        } catch (IOException e) {
            System.err.println(
                    "bench: " + report + " was left as JMH wrote it, without the environment: " + e.getMessage());
            return FAILURE;
        }
    }

    /** Runs the benchmarks. JMH skips one that fails, and reports it only in the middle of its output. */
    private static int measure(CommandLineOptions options) throws UsageException {
        BenchmarkOutput output = new BenchmarkOutput(output(options));
        Map<String, String> failures;
        try {
            failures = output.failures(new Runner(options, output.format()).run());
        } catch (ProfilersFailedException e) {
            System.err.println("bench: " + e.getMessage());
            return FAILURE;
        } catch (RunnerException e) {
            System.err.println("bench: JMH failed: " + output.reason().orElse(e.getMessage()));
            return FAILURE;
        }
        failures.forEach(
                (benchmark, reason) -> System.err.println("bench: failed, no result: " + benchmark + ": " + reason));
        return failures.isEmpty() ? 0 : FAILURE;
    }

    private static OutputFormat output(CommandLineOptions options) throws UsageException {
        try {
            PrintStream out = options.getOutput().hasValue()
                    ? new PrintStream(new FileOutputStream(options.getOutput().get()), true, Charset.defaultCharset())
                    : System.out;
            return OutputFormatFactory.createFormatInstance(
                    out, options.verbosity().orElse(Defaults.VERBOSITY));
        } catch (FileNotFoundException e) {
            throw new UsageException(
                    "-o: '" + Printable.of(options.getOutput().get()) + "' cannot be written; name another file", e);
        }
    }

    /** Returns the file to which JMH will write JSON; null if it will write none. */
    static Path report(CommandLineOptions options) {
        if (options.getResultFormat().orElse(Defaults.RESULT_FORMAT) != ResultFormatType.JSON) {
            return null;
        }
        String suffix = ResultFormatType.JSON.toString().toLowerCase(Locale.ROOT);
        return Path.of(options.getResult().orElse(Defaults.RESULT_FILE_PREFIX + "." + suffix));
    }

    private static FileTime modified(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : null;
    }
}
