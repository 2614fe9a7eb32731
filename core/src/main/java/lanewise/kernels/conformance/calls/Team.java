package lanewise.kernels.conformance.calls;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import lanewise.kernels.parallel.Failures;

/**
 * Threads that begin at the same moment. A pool hands over a task in microseconds, in which a short operation has
 * ended; these threads wait for each other first.
 */
public final class Team implements AutoCloseable {

    private static final long PARK_NANOS = 200_000;

    /** A multiple of usual numbers of buffers: powers of two up to 1,024, and three times these. */
    private static final int MODULUS = 3_072;

    /** Rounds of spinning before a thread that waits for work parks. */
    private static final int SPINS = 20_000;

    private static final class Job {
        final int threads;
        final IntConsumer task;
        final AtomicInteger ready = new AtomicInteger();
        final AtomicInteger done = new AtomicInteger();
        final AtomicReference<Throwable> failure = new AtomicReference<>();

        Job(int threads, IntConsumer task) {
            this.threads = threads;
            this.task = task;
        }

        void work(int n) {
            ready.incrementAndGet();
            while (ready.get() < threads) {
                Thread.yield();
            }
            try {
                task.accept(n);
            } catch (Throwable t) {
                failure.compareAndSet(null, t);
            }
            done.incrementAndGet();
        }
    }

    private final int size;
    private volatile Job job;
    private volatile boolean closed;

    /**
     * Starts threads; the caller of {@link #run} is one more.
     *
     * @param size the number of threads, with the caller
     * @param alike how many of the threads have ids whose remainders modulo {@link #MODULUS} are equal
     */
    public Team(int size, int alike) {
        this.size = size;
        long first = 0;
        for (int n = 1; n < size; n++) {
            int number = n;
            Thread thread = new Thread(() -> serve(number), "lanewise-conformance-" + n);
            if (n == 1) {
                first = thread.getId();
            } else if (n > size - alike) {
                // Every new thread takes an id, whether it is started or not.
                while ((thread.getId() - first) % MODULUS != 0) {
                    thread = new Thread(() -> serve(number), "lanewise-conformance-" + n);
                }
            }
            thread.setDaemon(true);
            thread.start();
        }
    }

    public int size() {
        return size;
    }

    private void serve(int number) {
        Job last = null;
        int spins = 0;
        while (!closed) {
            Job next = job;
            if (next != null && next != last && number < next.threads) {
                next.work(number);
                last = next;
                spins = 0;
            } else if (spins++ < SPINS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(PARK_NANOS);
            }
        }
    }

    /**
     * Runs a task once for each of 0 to {@code threads - 1}, at the same time.
     *
     * @param threads at most {@link #size()}
     */
    public void run(int threads, IntConsumer task) {
        Job next = new Job(threads, task);
        job = next;
        next.work(0);
        while (next.done.get() < threads) {
            Thread.yield();
        }
        Failures.rethrow(next.failure.get());
    }

    @Override
    public void close() {
        closed = true;
    }
}
