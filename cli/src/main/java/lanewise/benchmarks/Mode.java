package lanewise.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mode of a benchmark. */
public enum Mode {
    /** Operations per time unit, of all threads together. */
    THROUGHPUT("thrpt", "throughput"),
    /** Time per operation. */
    AVERAGE_TIME("avgt", "average time"),
    /** Time per operation of random samples. */
    SAMPLE_TIME("sample", "sampled time"),
    /** Time of a single call. */
    SINGLE_SHOT("ss", "single shot");

    private final String id;
    private final String title;

    Mode(String id, String title) {
        this.id = id;
        this.title = title;
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

    static Optional<Mode> of(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id.equals(id)).findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(Mode::id).collect(Collectors.joining(", "));
    }
}
