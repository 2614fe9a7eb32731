package lanewise.bench.rounds;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.bench.arguments.UsageException;
import lanewise.bench.environment.Environment;
import lanewise.bench.environment.Machine;
import lanewise.bench.report.ReportFile;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.Options;

/** Makes a run in rounds, from the options to the report. */
public final class RoundsRun {

    private final RoundsOptions options;
    private final PrintWriter out;
    private final Fork fork;

    /** The report of the rounds so far; null before the end of the first one. */
    private Path report;

    /**
     * Creates a run.
     *
     * @param options the options
     * @param out receives the progress and the summary
     */
    public RoundsRun(RoundsOptions options, PrintWriter out) {
        this(options, out, new JmhFork(options.jmh()));
    }

    /** Creates a run that measures with the given forks. */
    RoundsRun(RoundsOptions options, PrintWriter out, Fork fork) {
        this.options = options;
        this.out = out;
        this.fork = fork;
    }

    /**
     * Prints the rows that would be measured, one per line, as arguments of JMH.
     *
     * @throws UsageException if there are none
     */
    public void list() throws UsageException {
        rows().forEach(row -> out.println(row.arguments()));
    }

    /**
     * Returns the options of JMH for each row that would be measured.
     *
     * @return options that select one row each
     * @throws UsageException if there are no rows
     */
    public List<Options> forks() throws UsageException {
        return rows().stream().map(row -> row.options(options.jmh())).toList();
    }

    /**
     * Measures the rows and writes the report.
     *
     * @return false if a row failed
     * @throws UsageException if there are no rows, or the report cannot be written to the given file
     * @throws IOException if writing the report fails
     */
    public boolean run() throws UsageException, IOException {
        List<Row> rows = rows();
        checkOut();
        Environment environment = new Environment();
        Optional<Against> against = Optional.empty();
        if (options.against().isPresent()) {
            against = Optional.of(new Against(options.against().get(), rows, options.rounds(), environment::of, out));
            rows = against.get().rows();
        }
        LocalDateTime start = LocalDateTime.now();
        String model = Machine.current().model();
        out.println(model + ", " + rows.size() + (rows.size() == 1 ? " row, " : " rows, ")
                + (against.isPresent() ? "at most " : "") + options.rounds()
                + (options.rounds() == 1 ? " round" : " rounds"));
        out.flush();
        Map<Row, RunResult> results = new Rounds(rows, options.rounds(), options.seed())
                .run(
                        fork,
                        new Progress(out, System::nanoTime, options.limit()),
                        saving(against.isPresent() ? against.get() : withinLimit(), start, model, environment));
        if (results.isEmpty()) {
            if (report != null) {
                Files.deleteIfExists(report);
            }
            out.println("No row could be measured; no report is written.");
            return false;
        }
        Path file = save(results, start, model, environment);
        out.println();
        Summary.lines(results).forEach(out::println);
        out.println();
        out.println("mean of the forks, +/- half of the width of its 95 % confidence interval"
                + (options.rounds() < 2 ? "; an interval needs two rounds or more" : ""));
        if (against.isPresent()) {
            against.get().finish(results).forEach(out::println);
        }
        out.println("report: " + file);
        out.println("to compare: lanewise compare "
                + options.against().map(base -> base + " " + file).orElse(file + " ANOTHER.json"));
        return results.size() == rows.size();
    }

    /** Writes the report after each round, so that an interruption does not lose it. */
    private Rounds.Continuation saving(
            Rounds.Continuation next, LocalDateTime start, String model, Environment environment) {
        return (round, results) -> {
            if (!results.isEmpty()) {
                try {
                    save(results, start, model, environment);
                } catch (IOException e) {
                    out.println("after round " + round + ", the report cannot be written: " + e.getMessage()
                            + "; the run continues");
                }
            }
            return next.after(round, results);
        };
    }

    private Path save(Map<Row, RunResult> results, LocalDateTime start, String model, Environment environment)
            throws IOException {
        if (report == null) {
            String jdk = results.values().iterator().next().getParams().getJdkVersion();
            Path file = options.out().orElseGet(() -> ReportName.free(Path.of(""), start, model, jdk));
            ReportFile.write(file, results.values(), environment::of);
            report = file;
        } else {
            ReportFile.update(report, results.values(), environment::of);
        }
        return report;
    }

    /** Returns all rows until the time limit is reached, where it prints a line. */
    private Rounds.Continuation withinLimit() {
        if (options.limit().isEmpty()) {
            return (round, results) -> results.keySet();
        }
        Duration duration = options.limit().get();
        TimeLimit limit = new TimeLimit(duration, System::nanoTime);
        return (round, results) -> {
            if (limit.allowsAnotherAfter(round)) {
                return results.keySet();
            }
            out.println("stopped after " + round + " rounds, because another one would exceed the limit of "
                    + Progress.duration(duration.toSeconds()) + "; --rounds " + options.rounds()
                    + " has no time limit");
            return Set.of();
        };
    }

    private List<Row> rows() throws UsageException {
        List<Row> rows = options.kernels().map(CuratedRows::with).orElseGet(CuratedRows::all).stream()
                .filter(row -> row.matches(options.only()))
                .toList();
        if (rows.isEmpty()) {
            throw new UsageException("--only: no row matches '" + options.only() + "'; --list shows them");
        }
        return rows;
    }

    /** Checks that the report can be written, before minutes of measurements. */
    private void checkOut() throws UsageException {
        Path file = options.out().orElse(Path.of("report"));
        Path folder = file.toAbsolutePath().getParent();
        if (options.out().isPresent() && Files.exists(file)) {
            throw new UsageException("--out: " + file + " exists already; name another file, or move that one");
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException(
                    "the folder " + folder + " does not exist or is not writable; name a file elsewhere with --out");
        }
    }
}
