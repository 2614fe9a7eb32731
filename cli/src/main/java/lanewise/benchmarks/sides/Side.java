package lanewise.benchmarks.sides;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.ResultKey;

/**
 * A side of a comparison: a report, a part of a report that was measured alike, its rows with one variant, or several
 * reports of runs.
 *
 * @param label short label such as {@code A}
 * @param title description, such as the name of the file
 * @param rows results by benchmark, in the order of the report
 * @param remarks how rows were changed
 * @param unit the unit whose means are independent samples
 * @param runs number of runs, 1 unless the unit is a run
 */
public record Side(
        String label, String title, Map<ResultKey, BenchmarkResult> rows, List<String> remarks, Unit unit, int runs) {

    /** What counts once: the samples of a row that are assumed to be independent. */
    public enum Unit {
        /** A JVM. The forks of a row are the forks of its report. */
        FORK("fork"),
        /** A report. Each fork of a row stands for the mean of one run. */
        RUN("run");

        private final String title;

        Unit(String title) {
            this.title = title;
        }

        /**
         * Returns the name for the user.
         *
         * @return {@code fork} or {@code run}
         */
        public String title() {
            return title;
        }
    }

    /**
     * Creates a side.
     *
     * @param label short label such as {@code A}
     * @param title description, such as the name of the file
     * @param rows results by benchmark; copied
     * @param remarks how rows were changed
     * @param unit the unit whose means are independent samples
     * @param runs number of runs
     */
    public Side {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        remarks = List.copyOf(remarks);
    }

    /**
     * Returns this side with other results.
     *
     * @param change returns a result in place of each
     * @return the side
     */
    public Side with(UnaryOperator<BenchmarkResult> change) {
        Map<ResultKey, BenchmarkResult> changed = new LinkedHashMap<>();
        rows.forEach((key, result) -> changed.put(key, change.apply(result)));
        return new Side(label, title, changed, remarks, unit, runs);
    }
}
