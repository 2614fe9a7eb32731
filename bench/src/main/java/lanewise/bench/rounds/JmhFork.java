package lanewise.bench.rounds;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import lanewise.text.Printable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures a row with a fork of JMH. Unless the options differ, a fork is short: warm-up iterations of 300 ms, then
 * sixteen of 50 ms, or of one call if that takes longer. Differences between forks, such as decisions of the
 * compiler, do not average out within a fork, however long it is. On a shared machine, some short iterations are
 * undisturbed, but no long ones.
 */
final class JmhFork implements Fork {

    private static final TimeValue WARM_UP = TimeValue.milliseconds(300);
    private static final TimeValue MEASUREMENT = TimeValue.milliseconds(50);
    private static final int MEASUREMENTS = 16;

    private final Options options;

    /**
     * Creates a fork.
     *
     * @param options options of the command line
     */
    JmhFork(Options options) {
        this.options = new OptionsBuilder()
                .parent(options)
                .forks(1)
                .warmupForks(0)
                .warmupTime(options.getWarmupTime().orElse(WARM_UP))
                .measurementIterations(options.getMeasurementIterations().orElse(MEASUREMENTS))
                .measurementTime(options.getMeasurementTime().orElse(MEASUREMENT))
                .shouldFailOnError(true)
                .build();
    }

    @Override
    public RunResult run(Row row) throws RowFailedException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        Collection<RunResult> results;
        try {
            results = new Runner(
                            row.options(options), OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL))
                    .run();
        } catch (RunnerException e) {
            throw new RowFailedException(reason(log.toString(StandardCharsets.UTF_8), e), e);
        }
        if (results.size() != 1) {
            throw new RowFailedException("JMH has " + results.size() + " results for it instead of one", null);
        }
        return results.iterator().next();
    }

    /** Returns the reason of a failure, or the message of JMH if the output contains no reason. */
    static String reason(String log, Exception e) {
        return FailureReason.of(log)
                .orElseGet(() -> Printable.of(String.valueOf(e.getMessage())
                        .strip()
                        .lines()
                        .findFirst()
                        .orElse("")));
    }
}
