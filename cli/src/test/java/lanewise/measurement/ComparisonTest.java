package lanewise.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;
import mykernels.MyKernels;
import org.junit.jupiter.api.Test;

/** Times are those of a clock that the kernels themselves move on. */
class ComparisonTest {

    private long nanos;
    private final List<String> order = new ArrayList<>();
    private final Workload product = Workloads.product(3, 4, 5);

    /** Kernels whose product takes a known time. */
    private Kernels taking(String name, long millis) {
        return new MyKernels() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                super.multiply(alpha, a, b, c);
                nanos += millis * 1_000_000;
                order.add(name);
            }
        };
    }

    private List<Measurement> measure(double seconds, Kernels... implementations) {
        List<ParallelKernels> onOneThread = Stream.of(implementations)
                .map(kernels -> new ParallelKernels(kernels, 1))
                .toList();
        return new Comparison(onOneThread, seconds, () -> {}, () -> nanos).measure(product);
    }

    @Test
    void theMediansAreTheTimesOfTheProducts() {
        List<Measurement> both = measure(2, taking("slow", 100), taking("fast", 10));
        assertEquals(
                List.of("slow", "fast"), both.stream().map(Measurement::kernels).toList());
        assertEquals(0.1, both.get(0).times().orElseThrow().median(), 1e-9);
        assertEquals(0.01, both.get(1).times().orElseThrow().median(), 1e-9);
        assertEquals(7, both.get(0).times().orElseThrow().count());
        assertEquals(70, both.get(1).times().orElseThrow().count());
        assertTrue(nanos < 2.5e9, nanos + " ns");
    }

    @Test
    void theyTakeTurnsFromTheFirstToTheLast() {
        measure(2, taking("slow", 100), taking("fast", 10));
        List<String> measured = order.subList(order.size() - 77, order.size());
        for (int slow = 1; slow <= 7; slow++) {
            // Between two turns of the slow one the fast one has ten.
            assertEquals(
                    slow,
                    measured.subList(0, 11 * slow).stream()
                            .filter("slow"::equals)
                            .count());
        }
    }

    @Test
    void evenWithoutTimeEachIsMeasuredThreeTimes() {
        measure(1e-9, taking("slow", 1000), taking("fast", 10))
                .forEach(m ->
                        assertEquals(Comparison.FEWEST, m.times().orElseThrow().count()));
    }

    @Test
    void aTurnRepeatsWhatIsTooShortForTheClock() {
        Measurement quick = measure(0.3, taking("quick", 1)).get(0);
        assertEquals(1e-3, quick.times().orElseThrow().median(), 1e-9);
        assertTrue(order.size() > 2 * quick.times().orElseThrow().count(), order.size() + " runs");
    }

    @Test
    void aWrongResultIsReportedAndNotTimed() {
        Kernels wrong = new MyKernels() {
            @Override
            public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                super.multiply(alpha, a, b, c);
                c.set(1, 2, Math.nextUp(c.get(1, 2)));
            }
        };
        Kernels idle = new MyKernels() {
            @Override
            public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {}
        };
        Kernels throwing = new MyKernels() {
            @Override
            public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
                throw new IllegalStateException("planted\nline");
            }
        };
        List<Measurement> all = measure(1e-9, wrong, idle, throwing, taking("right", 10));
        assertEquals("1 of 15 floats of the result differ", all.get(0).problem().orElseThrow());
        assertEquals(
                "15 of 15 floats of the result differ", all.get(1).problem().orElseThrow());
        assertEquals(
                "threw java.lang.IllegalStateException: planted",
                all.get(2).problem().orElseThrow());
        assertTrue(all.subList(0, 3).stream()
                .noneMatch(m -> m.agrees() || m.times().isPresent()));
        assertTrue(all.get(3).agrees());
        assertFalse(all.get(3).times().isEmpty());
    }
}
