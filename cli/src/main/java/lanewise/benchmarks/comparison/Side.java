package lanewise.benchmarks.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.ResultKey;

/**
 * What is compared with the others: a report, a part of it that has an environment of its own, or its rows with one
 * value of a parameter.
 *
 * @param label short, such as {@code A}
 * @param title what it stands for, such as the file
 * @param rows by benchmark, in the order of the report
 * @param remarks what was done to the rows
 */
public record Side(String label, String title, Map<ResultKey, BenchmarkResult> rows, List<String> remarks) {

    /** Makes the rows unchangeable. */
    public Side {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** The same rows by the best sample of every fork. */
    Side fastest() {
        Map<ResultKey, BenchmarkResult> best = new LinkedHashMap<>();
        rows.forEach((key, result) -> best.put(key, result.fastest()));
        return new Side(label, title, best, remarks);
    }
}
