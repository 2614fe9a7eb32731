package lanewise.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mode of a benchmark. */
public enum Mode {
    /** Operations per time unit, of all threads together. */
    THROUGHPUT("thrpt", "throughput", "Throughput", "Throughput, ops/time"),
    /** Time per operation. */
    AVERAGE_TIME("avgt", "average time", "AverageTime", "Average time, time/op"),
    /** Time per operation of random samples. */
    SAMPLE_TIME("sample", "sampled time", "SampleTime", "Sampling time"),
    /** Time of a single call. */
    SINGLE_SHOT("ss", "single shot", "SingleShotTime", "Single shot invocation time");

    private final String id;
    private final String title;
    private final List<String> names;

    /**
     * Creates a mode.
     *
     * @param id the name that JMH writes into reports
     * @param title the name for the user
     * @param others the name of the constant in JMH's source and its long label, which other tools write
     */
    Mode(String id, String title, String... others) {
        this.id = id;
        this.title = title;
        names = Stream.concat(Stream.of(id), Stream.of(others)).toList();
    }

    /**
     * Returns the name in reports.
     *
     * @return a name such as {@code thrpt}
     */
    public String id() {
        return id;
    }

    /**
     * Returns the name for the user.
     *
     * @return a name such as {@code throughput}
     */
    public String title() {
        return title;
    }

    /** Returns the mode of the name that JMH writes into reports; empty for every other text. */
    static Optional<Mode> ofId(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id.equals(id)).findFirst();
    }

    /** Returns the mode of a name that JMH or another tool writes, in capitals or not; empty for every other text. */
    static Optional<Mode> of(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.names.stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(Mode::id).collect(Collectors.joining(", "));
    }
}
