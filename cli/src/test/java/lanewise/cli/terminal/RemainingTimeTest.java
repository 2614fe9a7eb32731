package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RemainingTimeTest {

    private static final long MILLISECOND = 1_000_000;

    private long nanos;
    private int steps;
    private final RemainingTime time = new RemainingTime(() -> nanos);

    private void steps(int count, long milliseconds) {
        for (int i = 0; i < count; i++) {
            nanos += milliseconds * MILLISECOND;
            time.done(++steps);
        }
    }

    /** The first steps take a second each: an estimate from them would be eight minutes for 500 steps. */
    @Test
    void slowFirstStepsAreNotTimed() {
        steps(5, 1000);
        assertTrue(Double.isNaN(time.secondsLeft(500)));
        steps(50, 4);
        assertTrue(Double.isNaN(time.secondsLeft(500)));
        steps(100, 4);
        assertEquals(0.004 * (500 - steps), time.secondsLeft(500), 0.5);
    }

    @Test
    void nothingIsKnownInTheFirstSecond() {
        steps(200, 5);
        assertTrue(Double.isNaN(time.stepsPerSecond()) && Double.isNaN(time.secondsLeft(500)));
        steps(100, 5);
        assertEquals(200, time.stepsPerSecond(), 1e-6);
        assertEquals(1, time.secondsLeft(500), 0.1);
    }

    @Test
    void theRecentRateCounts() {
        steps(2000, 5);
        assertEquals(200, time.stepsPerSecond(), 1e-6);
        steps(1000, 20);
        assertEquals(50, time.stepsPerSecond(), 1e-6);
        steps(2000, 10);
        assertEquals(100, time.stepsPerSecond(), 1e-6);
    }

    @Test
    void aLoopOfSlowStepsGetsAnEstimateToo() {
        steps(7, 20_000);
        assertEquals(20.0 * 3, time.secondsLeft(10), 1e-6);
    }
}
