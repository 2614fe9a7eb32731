package lanewise.watch;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Pauses, resumes and stops a training. The requests come from the page; the training thread waits here while it is
 * paused. Thread-safe.
 */
public final class WatchControl {

    /** The state of the training. */
    enum Mode {
        /** The training runs. */
        RUNNING,
        /** The training waits between two updates, or is about to. */
        PAUSED,
        /** The training ends at the next update. */
        STOPPING,
        /** The training has ended. */
        ENDED,
        /** The training has ended, and the page was closed. */
        CLOSED
    }

    /** How often the training thread checks for an interruption while it waits, in milliseconds. */
    private static final long CHECK_MILLIS = 50;

    private static final long REQUEST_SECONDS = 60;

    private final Runnable stop;
    private final BooleanSupplier interrupted;
    private final Queue<FutureTask<?>> requests = new ConcurrentLinkedQueue<>();
    private volatile Mode mode;
    private int steps;

    /**
     * Creates a control of a training that has not begun.
     *
     * @param paused whether the training waits before its first update
     * @param stop called when the page stops the training; makes it end at the next update
     * @param interrupted whether something else ends the training, so that it must not wait
     */
    public WatchControl(boolean paused, Runnable stop, BooleanSupplier interrupted) {
        mode = paused ? Mode.PAUSED : Mode.RUNNING;
        this.stop = stop;
        this.interrupted = interrupted;
    }

    Mode mode() {
        return mode;
    }

    /** Lets the training wait before its next update. */
    synchronized void pause() {
        move(Mode.RUNNING, Mode.PAUSED);
    }

    /** Runs one update, and pauses. */
    synchronized void step() {
        move(Mode.RUNNING, Mode.PAUSED);
        if (mode == Mode.PAUSED) {
            steps++;
            notifyAll();
        }
    }

    /** Lets the training continue. */
    synchronized void resume() {
        steps = 0;
        move(Mode.PAUSED, Mode.RUNNING);
    }

    /** Ends the training at the next update. */
    synchronized void stop() {
        if (mode == Mode.RUNNING || mode == Mode.PAUSED) {
            stop.run();
            move(mode, Mode.STOPPING);
        }
    }

    /** Sets that the training has ended. A page that is closed stays closed. */
    synchronized void end() {
        if (mode != Mode.CLOSED) {
            move(mode, Mode.ENDED);
        }
    }

    /** Closes the page, after the end of the training. */
    synchronized void close() {
        move(Mode.ENDED, Mode.CLOSED);
    }

    private void move(Mode from, Mode to) {
        if (mode == from) {
            mode = to;
            notifyAll();
        }
    }

    /**
     * Runs a request on the training thread, between two updates or after the end.
     *
     * @param request what to compute from the state of the training
     * @return its result
     * @throws TimeoutException if the training thread does not arrive between two updates for a minute
     */
    <T> T onTrainingThread(Callable<T> request) throws TimeoutException, InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(request);
        requests.add(task);
        synchronized (this) {
            notifyAll();
        }
        try {
            return task.get(REQUEST_SECONDS, TimeUnit.SECONDS);
        } finally {
            requests.remove(task);
        }
    }

    /**
     * Called by the training thread between two updates. Runs requests, and waits while the training is paused.
     *
     * @param beforeWaiting called once before it waits
     */
    void betweenUpdates(Runnable beforeWaiting) {
        if (mode == Mode.RUNNING && requests.isEmpty()) {
            return;
        }
        boolean waited = false;
        // A request that follows a pause is run before the training continues, or while it waits.
        runRequests();
        while (!mayContinue()) {
            if (!waited) {
                beforeWaiting.run();
                waited = true;
            }
            awaitChange();
            runRequests();
        }
    }

    /** Waits after the end of the training until the page is closed. Runs requests meanwhile. */
    public void awaitClose() {
        while (mode != Mode.CLOSED && !interrupted.getAsBoolean()) {
            runRequests();
            awaitChange();
        }
    }

    private synchronized boolean mayContinue() {
        if (mode != Mode.PAUSED || interrupted.getAsBoolean()) {
            return true;
        }
        if (steps > 0) {
            steps--;
            return true;
        }
        return false;
    }

    private synchronized void awaitChange() {
        boolean waits = mode == Mode.PAUSED && steps == 0 || mode == Mode.ENDED;
        if (!waits || !requests.isEmpty()) {
            return;
        }
        try {
            wait(CHECK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            move(Mode.ENDED, Mode.CLOSED);
            move(Mode.PAUSED, Mode.RUNNING);
        }
    }

    private void runRequests() {
        for (FutureTask<?> task = requests.poll(); task != null; task = requests.poll()) {
            task.run();
        }
    }
}
