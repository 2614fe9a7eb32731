package lanewise.kernels.conformance;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import lanewise.kernels.parallel.Failures;

/** Runs work on a thread of its own and gives it up if one of its steps takes too long. */
final class Watchdog {

    /** How often the duration of the current step is checked. */
    private static final long TICK_MILLIS = 20;

    private record Step(String description, long size, long deadline) {}

    private final long limitNanos;
    private final AtomicReference<Step> current = new AtomicReference<>();

    /** @param limitMillis the time limit of a step, for which larger steps get more */
    Watchdog(long limitMillis) {
        limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
    }

    /**
     * Begins a step.
     *
     * @param description the step, for messages
     * @param size multiply-adds or elements; each is worth 100 ns
     * @param extraNanos added to the limit
     */
    void begin(String description, long size, long extraNanos) {
        current.set(new Step(description, size, System.nanoTime() + limitNanos + 100 * size + extraNanos));
    }

    /** Ends the step. */
    void end() {
        current.set(null);
    }

    /**
     * Runs work until it ends.
     *
     * @return null if it ended, else the finding that a step did not return; its thread is then left to itself
     */
    Finding run(Runnable work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Tally.Enough e) {
                        // One finding was enough.
                    } catch (Throwable t) {
                        failure.set(t);
                    }
                },
                "lanewise-conformance");
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(TICK_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
            Step step = current.get();
            if (step != null && System.nanoTime() - step.deadline > 0 && thread.isAlive()) {
                long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(limitNanos + 100 * step.size));
                return new Finding(
                        FaultKind.FORM, step.description, step.size, 0, "did not return within " + seconds + " s");
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a suite was running");
        }
        Failures.rethrow(failure.get());
        return null;
    }
}
