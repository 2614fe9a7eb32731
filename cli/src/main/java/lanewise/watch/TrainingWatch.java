package lanewise.watch;

import java.util.concurrent.TimeUnit;
import lanewise.network.Network;
import lanewise.training.Milestone;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;

/**
 * Records a training for the page. The training thread only copies the parameters, a few times per second; the figures
 * are computed on another thread. The training reads nothing from here, so the weights are the same bits as without it.
 */
public final class TrainingWatch implements TrainingListener, AutoCloseable {

    /** The rest after a copy of the parameters, as a multiple of its time. */
    private static final int REST = 400;

    private final WatchedTraining training;
    private final WatchControl control;
    private final History history = new History();
    private final FigureThread figureThread;
    private TrainingState state;
    private Iteration iteration;
    private volatile int update;
    private volatile String outcome = "";

    /** The latest copy of the network, if the next update is to be compared with it; else null. */
    private Snapshot before;

    /** Number of updates of the latest snapshot whose figures were requested. */
    private int offered = -1;

    private long copyAt = System.nanoTime();

    private volatile int first;
    private volatile long begunAt = System.nanoTime();

    /**
     * Creates a watch.
     *
     * @param training the training
     * @param control pauses and stops it
     */
    public TrainingWatch(WatchedTraining training, WatchControl control) {
        this.training = training;
        this.control = control;
        figureThread = new FigureThread(new Analysis(training), history::add);
    }

    WatchedTraining training() {
        return training;
    }

    WatchControl control() {
        return control;
    }

    History history() {
        return history;
    }

    /** Returns the number of updates so far. */
    int update() {
        return update;
    }

    /**
     * Returns an estimate of the milliseconds to the last update of the plan; {@link Long#MAX_VALUE} before the first
     * one.
     */
    long remainingMillis() {
        int done = update - first;
        long nanosOfOne = (System.nanoTime() - begunAt) / Math.max(1, done);
        return done <= 0
                ? Long.MAX_VALUE
                : TimeUnit.NANOSECONDS.toMillis(nanosOfOne * (training.plan().updates() - first - done));
    }

    /** Returns how the training ended; empty before. */
    String outcome() {
        Throwable failure = figureThread.failure();
        return failure == null ? outcome : (outcome + " The figures could not be computed: " + failure).strip();
    }

    /**
     * Records the state before the first update, and waits if the training starts paused.
     *
     * @param initial the state
     */
    public void begin(TrainingState initial) {
        state = initial;
        update = initial.updates();
        first = update;
        begunAt = System.nanoTime();
        take();
        figureThread.await();
        control.betweenUpdates(() -> {});
    }

    @Override
    public void evaluated(Milestone milestone) {
        history.add(milestone);
    }

    @Override
    public void betweenUpdates(TrainingState current) {
        state = current;
        update = current.updates();
        drop();
        if (before != null && before.update() == update - 1) {
            before = copy(before.network());
            offer(before);
            if (control.mode() != WatchControl.Mode.PAUSED) {
                before = null;
            }
        } else if (figureThread.ready() && System.nanoTime() - copyAt >= 0) {
            before = copy(null);
        }
        control.betweenUpdates(this::take);
    }

    /** Records the state now, and prepares the comparison with the next update. */
    private void take() {
        if (before == null || before.update() != update) {
            before = copy(null);
        }
        if (offered != update) {
            offer(before);
        }
    }

    private void offer(Snapshot snapshot) {
        offered = snapshot.update();
        figureThread.offer(snapshot);
    }

    private Snapshot copy(Network previous) {
        long begin = System.nanoTime();
        Snapshot snapshot = Snapshot.of(state, previous);
        long now = System.nanoTime();
        copyAt = now + REST * (now - begin);
        return snapshot;
    }

    /**
     * Records the final state.
     *
     * @param how how the training ended, for the reader
     */
    public void end(String how) {
        outcome = how;
        take();
        control.end();
    }

    /**
     * Computes the iteration that follows, without changing the state.
     *
     * @return the iteration
     */
    Iteration computeIteration() {
        Iteration computed = Iteration.of(training, state);
        synchronized (this) {
            iteration = computed;
        }
        return computed;
    }

    private synchronized void drop() {
        iteration = null;
    }

    /** Returns the iteration that was computed last; null if there is none, or the training continued since then. */
    synchronized Iteration iteration() {
        return iteration;
    }

    /** Ends the computation of figures. */
    @Override
    public void close() {
        figureThread.close();
    }
}
