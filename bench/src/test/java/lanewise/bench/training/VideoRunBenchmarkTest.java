package lanewise.bench.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The benchmark runs the training whose weights hash is pinned. */
class VideoRunBenchmarkTest {

    @ParameterizedTest
    @CsvSource({"vector, 1", "vector, 2"})
    void twentyIterationsEndInTheGoldenWeights(String kernels, int threads) {
        VideoRunBenchmark benchmark = new VideoRunBenchmark();
        benchmark.kernels = kernels;
        benchmark.threads = threads;
        benchmark.iterations = 20;
        assertEquals("def085af265e321d", benchmark.run().weightsHash());
    }
}
