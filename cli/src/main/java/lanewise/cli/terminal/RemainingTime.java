package lanewise.cli.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Estimates the remaining time of a loop from the rate of its recent steps.
 *
 * <p>There is no estimate at first. The first steps of a training can take a thousand times as long as the others,
 * because the JVM has not yet compiled them. An estimate from them would begin at minutes for a training of seconds.
 */
public final class RemainingTime {

    /** Number of steps that are not timed. */
    private static final int FIRST_STEPS = 5;

    /** Time at the start in which no step is timed. */
    private static final long START_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

    /** Minimum time from which a rate is computed. */
    private static final long MINIMUM_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    /** Maximum time from which a rate is computed, if there are enough steps in it. */
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Time between two samples. */
    private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier clock;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** The first call of {@link #done}; null before it. */
    private Sample first;

    private record Sample(long steps, long nanos) {}

    /** Creates an estimate before the first step. */
    public RemainingTime() {
        this(System::nanoTime);
    }

    /**
     * Creates an estimate with a clock of its own.
     *
     * @param clock returns nanoseconds
     */
    RemainingTime(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Records the progress. Called after each step.
     *
     * @param steps number of steps so far
     */
    public void done(long steps) {
        Sample now = new Sample(steps, clock.getAsLong());
        if (first == null) {
            first = now;
        }
        boolean starting = steps - first.steps < FIRST_STEPS || now.nanos - first.nanos < START_NANOS;
        if (starting || !samples.isEmpty() && now.nanos - samples.getLast().nanos < SAMPLE_NANOS) {
            return;
        }
        samples.addLast(now);
        while (samples.size() > 2 && now.nanos - samples.getFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /**
     * Returns the rate of the recent steps.
     *
     * @return steps per second; NaN if it is not yet known
     */
    public double stepsPerSecond() {
        if (samples.size() < 2) {
            return Double.NaN;
        }
        Sample from = samples.getFirst();
        Sample to = samples.getLast();
        long nanos = to.nanos - from.nanos;
        return nanos < MINIMUM_NANOS ? Double.NaN : (to.steps - from.steps) * NANOS_PER_SECOND / nanos;
    }

    /**
     * Returns the estimated time until all steps are done.
     *
     * @param steps number of all steps
     * @return seconds; NaN if it is not yet known
     */
    public double secondsLeft(long steps) {
        double rate = stepsPerSecond();
        return Double.isNaN(rate) ? rate : (steps - samples.getLast().steps) / rate;
    }
}
