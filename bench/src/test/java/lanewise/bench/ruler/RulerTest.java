package lanewise.bench.ruler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rulers compute what they count. */
class RulerTest {

    @Test
    void peakFmaComputesItsRecurrence() {
        float expected = 0;
        PeakFmaBenchmark benchmark = new PeakFmaBenchmark();
        benchmark.factor = 1f - 0x1p-10f;
        for (int sum = 0; sum < 12; sum++) {
            float s = benchmark.start + sum;
            for (int step = 0; step < PeakFmaBenchmark.STEPS; step++) {
                s = Math.fma(benchmark.factor, benchmark.otherFactor, s);
            }
            expected += s;
        }
        PeakFmaBenchmark.Counter counter = new PeakFmaBenchmark.Counter();
        assertEquals(expected, benchmark.oneThread(counter), expected * 1e-5f);
        assertEquals(expected, benchmark.twoThreads(counter), expected * 1e-5f);
        assertEquals(2L * 2 * 12 * PeakFmaBenchmark.STEPS * VectorLanes.COUNT, counter.flops);
    }

    @Test
    void memoryReadSumsEveryFloat() {
        MemoryReadBenchmark benchmark = new MemoryReadBenchmark();
        assertEquals(256 << 20, benchmark.floats * Float.BYTES);
        benchmark.floats = 1 << 14;
        benchmark.setUp();
        assertEquals(1 << 14, benchmark.oneThread());
        assertEquals(1 << 14, benchmark.twoThreads());
    }

    @Test
    void lanesEqualThoseOfTheVectorKernels() {
        assertTrue(List.of(4, 8, 16).contains(VectorLanes.COUNT));
        assertEquals(VectorLanes.COUNT, VectorLanes.FLOAT.length());
    }
}
