package lanewise.bench.rounds;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A fork by JMH. Unless the options say otherwise it is short, iterations of 300 ms to warm up and then sixteen of 50 ms, or
 * of one call that takes longer: what differs from fork to fork, the compiler's choices and the mood of the machine, does
 * not average out within one, however long. And where neighbors come and go, some short iterations run without them, of
 * long ones none.
 */
final class JmhFork implements Fork {

    private static final TimeValue WARM_UP = TimeValue.milliseconds(300);
    private static final TimeValue MEASUREMENT = TimeValue.milliseconds(50);
    private static final int MEASUREMENTS = 16;

    /** What JMH prints before what a fork died of. */
    private static final String FAILURE = "<failure>";

    private final Options options;

    /** @param options of the command line */
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

    /** The first line after the mark of a failure; without a mark, what JMH says itself. */
    static String reason(String log, Exception e) {
        List<String> lines = log.lines()
                .map(JmhFork::harmless)
                .filter(line -> !line.isEmpty())
                .toList();
        int mark = lines.indexOf(FAILURE);
        return mark >= 0 && mark + 1 < lines.size()
                ? lines.get(mark + 1)
                : harmless(String.valueOf(e.getMessage())
                        .strip()
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    /** Without characters that steer a terminal. */
    private static String harmless(String line) {
        return line.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
