package lanewise.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a benchmark's primary metric is. */
public enum Mode {
    /** Operations per time, of all threads together. */
    THROUGHPUT("thrpt", "throughput"),
    /** Time per operation. */
    AVERAGE_TIME("avgt", "average time"),
    /** Time of operations picked at random. */
    SAMPLE_TIME("sample", "sampled time"),
    /** Time of single calls. */
    SINGLE_SHOT("ss", "single shot");

    private final String id;
    private final String title;

    Mode(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** As in the report. */
    public String id() {
        return id;
    }

    /** For people. */
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
