package lanewise.bench.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.kernels.layout.InkPanels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps yield what training begins with. */
class LoadingBenchmarkTest {

    private final LoadingBenchmark benchmark = new LoadingBenchmark();

    @BeforeEach
    void setUp() {
        benchmark.setUp();
    }

    @Test
    void digitsAreThoseOfTheVideo() {
        assertEquals(42_000, benchmark.readDigits().training().count());
        assertEquals(10_000, benchmark.readDigits().test().count());
    }

    @Test
    void splitIsThatOfTheVideo() {
        assertEquals(41_000, benchmark.splitInInkOrder().train().count());
        assertEquals(1_000, benchmark.splitInInkOrder().dev().count());
    }

    @Test
    void everyCallPacksAnew() {
        byte[] packed = InkPanels.of(benchmark.packPixels()).bytes();
        assertTrue(packed.length > 41_000);
        assertTrue(packed != InkPanels.of(benchmark.packPixels()).bytes());
    }
}
