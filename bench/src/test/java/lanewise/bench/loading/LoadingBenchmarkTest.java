package lanewise.bench.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.kernels.layout.InkPanels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The benchmarked steps produce the data that training starts with. */
class LoadingBenchmarkTest {

    private final LoadingBenchmark benchmark = new LoadingBenchmark();

    @BeforeEach
    void setUp() {
        benchmark.setUp();
    }

    @Test
    void readsTheDigitsOfTheVideo() {
        assertEquals(42_000, benchmark.readDigits().training().count());
        assertEquals(10_000, benchmark.readDigits().test().count());
    }

    @Test
    void splitsAsInTheVideo() {
        assertEquals(41_000, benchmark.splitInInkOrder().train().count());
        assertEquals(1_000, benchmark.splitInInkOrder().dev().count());
    }

    @Test
    void everyCallPacksAgain() {
        byte[] packed = InkPanels.of(benchmark.packPixels()).bytes();
        assertTrue(packed.length > 41_000);
        assertTrue(packed != InkPanels.of(benchmark.packPixels()).bytes());
    }
}
