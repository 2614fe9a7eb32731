package lanewise.benchmarks.comparison;

import java.util.List;
import java.util.Optional;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;

/**
 * A benchmark on all sides.
 *
 * @param key which
 * @param unit of all scores, that of the base
 * @param scores by side; the first is there, others may not
 * @param judgments by side; none for the first
 */
public record Row(ResultKey key, ScoreUnit unit, List<Optional<Score>> scores, List<Optional<Judgment>> judgments) {}
