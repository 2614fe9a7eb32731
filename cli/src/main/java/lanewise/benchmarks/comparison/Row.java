package lanewise.benchmarks.comparison;

import java.util.List;
import java.util.Optional;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;

/**
 * The scores of a benchmark on all sides.
 *
 * @param key the benchmark
 * @param unit unit of all scores, which is that of the base
 * @param scores scores by side; the first one is present, others may be empty
 * @param judgments judgments by side; empty for the base
 */
public record Row(ResultKey key, ScoreUnit unit, List<Optional<Score>> scores, List<Optional<Judgment>> judgments) {}
