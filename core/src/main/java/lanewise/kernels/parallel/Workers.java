package lanewise.kernels.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * A pool of threads that run the parts of one operation together with the caller's thread.
 *
 * <p>Operations take microseconds or more and follow one another closely. Therefore an idle worker spins for a short
 * time before it parks, and so does a caller that waits for the last part. If there are more threads than processors,
 * no thread spins, because spinning would take processor time from the other threads.
 */
final class Workers implements AutoCloseable {

    /** The time to spin before parking, in nanoseconds; most gaps between two operations are shorter. */
    private static final long SPIN_NANOS = 200_000;

    private final Thread[] threads;
    private final long spinNanos;
    private final ReentrantLock busy = new ReentrantLock();
    private volatile Job current;
    private volatile boolean closed;

    /**
     * One operation. Every thread begins with the first part of its own share, so that the same thread processes the
     * same range of a matrix in successive operations, which is then in the cache of its core. Afterwards it takes
     * parts that no other thread has begun.
     */
    private static final class Job {
        final IntConsumer task;
        final int parts;
        final int threads;
        final Thread caller = Thread.currentThread();
        final AtomicIntegerArray taken;
        final AtomicInteger finished = new AtomicInteger();
        final AtomicReference<Throwable> failure = new AtomicReference<>();

        Job(int parts, int threads, IntConsumer task) {
            this.parts = parts;
            this.threads = threads;
            this.task = task;
            taken = new AtomicIntegerArray(parts);
        }

        /** Runs parts until none is left. After a failure the remaining parts are counted, but not run. */
        void work(int worker) {
            int first = parts <= threads ? worker : (int) ((long) parts * worker / threads);
            for (int n = 0; n < parts; n++) {
                int part = (first + n) % parts;
                if (!taken.compareAndSet(part, 0, 1)) {
                    continue;
                }
                if (failure.get() == null) {
                    try {
                        task.accept(part);
                    } catch (Throwable t) {
                        failure.compareAndSet(null, t);
                    }
                }
                if (finished.incrementAndGet() == parts) {
                    LockSupport.unpark(caller);
                }
            }
        }

        boolean done() {
            return finished.get() >= parts;
        }
    }

    /** Starts {@code threads - 1} daemon threads; the other thread is the caller of {@link #run}. */
    Workers(int threads) {
        spinNanos = threads <= Runtime.getRuntime().availableProcessors() ? SPIN_NANOS : 0;
        this.threads = new Thread[threads - 1];
        for (int i = 0; i < this.threads.length; i++) {
            int worker = i + 1;
            Thread thread = new Thread(() -> serve(worker), "lanewise-kernels-" + worker);
            thread.setDaemon(true);
            this.threads[i] = thread;
            thread.start();
        }
    }

    /**
     * Runs {@code task} once for each of 0 to {@code parts - 1} and returns when all are done.
     *
     * <p>If a part throws, the parts that have not begun are skipped, and the first error is thrown once. While an
     * operation of another thread uses the workers, the caller runs all parts itself.
     */
    void run(int parts, IntConsumer task) {
        if (parts <= 1 || threads.length == 0 || busy.isHeldByCurrentThread() || !busy.tryLock()) {
            for (int part = 0; part < parts; part++) {
                task.accept(part);
            }
            return;
        }
        try {
            Job job = new Job(parts, threads.length + 1, task);
            current = job;
            for (Thread thread : threads) {
                LockSupport.unpark(thread);
            }
            job.work(0);
            await(job);
            current = null;
            Failures.rethrow(job.failure.get());
        } finally {
            busy.unlock();
        }
    }

    private void await(Job job) {
        long spinUntil = System.nanoTime() + spinNanos;
        boolean interrupted = false;
        while (!job.done()) {
            if (spinNanos > 0 && System.nanoTime() < spinUntil) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(job);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(int worker) {
        Job last = null;
        long spinUntil = 0;
        while (!closed) {
            Job job = current;
            if (job != null && job != last) {
                job.work(worker);
                last = job;
                spinUntil = System.nanoTime() + spinNanos;
            } else if (spinNanos > 0 && System.nanoTime() < spinUntil) {
                Thread.onSpinWait();
            } else {
                last = null;
                LockSupport.park(this);
            }
        }
    }

    /** Ends the threads. After that {@link #run} runs everything on the caller's thread. */
    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }
}
