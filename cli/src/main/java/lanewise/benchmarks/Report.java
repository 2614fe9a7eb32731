package lanewise.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;

/**
 * A report.
 *
 * @param file the file
 * @param results one or more results, in the order of the file
 * @param metrics names of all secondary metrics
 */
public record Report(Path file, List<BenchmarkResult> results, SortedSet<String> metrics) {}
