package lanewise.watch;

import java.util.function.Consumer;

/**
 * Computes the figures of snapshots on a thread of its own. After each, it rests for a multiple of the processor time
 * that it took, so that the training keeps almost all of it.
 */
final class FigureThread implements AutoCloseable {

    /** The minimum time from one snapshot to the next, in nanoseconds. */
    private static final long MINIMUM = 250_000_000;

    /**
     * The rest after a snapshot, as a multiple of its processor time. With 400, a quarter of a percent of one processor
     * is used.
     */
    private static final int REST = 400;

    private final Analysis analysis;
    private final Consumer<Figures> results;
    private final Thread thread = new Thread(this::work, "watch");
    private Snapshot waiting;
    private boolean working;
    private boolean closed;
    private volatile boolean idle = true;
    private volatile long readyAt = System.nanoTime();
    private volatile Throwable failure;

    /**
     * Starts the thread.
     *
     * @param analysis computes the figures
     * @param results receives them, on the thread
     */
    FigureThread(Analysis analysis, Consumer<Figures> results) {
        this.analysis = analysis;
        this.results = results;
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns whether a snapshot may be taken for it. */
    boolean ready() {
        return idle && System.nanoTime() - readyAt >= 0;
    }

    /** Receives a snapshot, which replaces one that is not begun. */
    synchronized void offer(Snapshot snapshot) {
        waiting = snapshot;
        idle = false;
        notifyAll();
    }

    /** Waits until the figures of the latest snapshot are computed. */
    synchronized void await() {
        try {
            while ((waiting != null || working) && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the error that ended the thread; null if there is none. */
    Throwable failure() {
        return failure;
    }

    private void work() {
        try {
            boolean compiled = false;
            for (Snapshot snapshot = take(); snapshot != null; snapshot = take()) {
                if (!compiled) {
                    // Its time would not be typical.
                    analysis.of(snapshot);
                    compiled = true;
                }
                long begin = ProcessorTime.ofThisThread();
                results.accept(analysis.of(snapshot));
                rest(System.nanoTime() + Math.max(MINIMUM, REST * (ProcessorTime.ofThisThread() - begin)));
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            close();
        }
    }

    private synchronized Snapshot take() {
        try {
            while (waiting == null && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        Snapshot taken = closed ? null : waiting;
        waiting = null;
        working = taken != null;
        return taken;
    }

    private synchronized void rest(long until) {
        working = false;
        readyAt = until;
        idle = waiting == null;
        notifyAll();
    }

    /** Ends the thread after the snapshot that it works on. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
