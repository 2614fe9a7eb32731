package lanewise.benchmarks.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.ResultKey;

/**
 * A side of a comparison: a report, the part of a report with one environment, or its rows with one value of a
 * parameter.
 *
 * @param label short label such as {@code A}
 * @param title description, such as the name of the file
 * @param rows results by benchmark, in the order of the report
 * @param remarks how rows were changed
 */
public record Side(String label, String title, Map<ResultKey, BenchmarkResult> rows, List<String> remarks) {

    /**
     * Creates a side.
     *
     * @param label short label such as {@code A}
     * @param title description, such as the name of the file
     * @param rows results by benchmark; copied
     * @param remarks how rows were changed
     */
    public Side {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Returns this side with the fastest sample of every fork. */
    Side fastest() {
        Map<ResultKey, BenchmarkResult> best = new LinkedHashMap<>();
        rows.forEach((key, result) -> best.put(key, result.fastest()));
        return new Side(label, title, best, remarks);
    }
}
