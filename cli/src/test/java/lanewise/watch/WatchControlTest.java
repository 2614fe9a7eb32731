package lanewise.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.watch.WatchControl.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchControlTest {

    private final AtomicInteger updates = new AtomicInteger();
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicInteger stops = new AtomicInteger();

    /** Number of updates when the training began to wait; -1 if it has not. */
    private final AtomicInteger waitingAt = new AtomicInteger(-1);

    private WatchControl control(boolean paused) {
        return new WatchControl(paused, stops::incrementAndGet, interrupted::get);
    }

    /** Runs a training of updates that take no time, until it is to stop. */
    private CompletableFuture<Void> start(WatchControl control) {
        return CompletableFuture.runAsync(() -> {
            while (true) {
                control.betweenUpdates(() -> waitingAt.set(updates.get()));
                if (control.mode() == Mode.STOPPING || interrupted.get()) {
                    return;
                }
                updates.incrementAndGet();
            }
        });
    }

    private void await(int count) throws InterruptedException {
        while (updates.get() < count) {
            Thread.sleep(1);
        }
    }

    /** Returns the number of updates after which the training waits. */
    private int awaitWaiting() throws InterruptedException {
        while (waitingAt.get() < 0) {
            Thread.sleep(1);
        }
        Thread.sleep(60);
        assertEquals(waitingAt.get(), updates.get());
        return waitingAt.getAndSet(-1);
    }

    @Test
    void runsOneUpdatePerStep() throws Exception {
        WatchControl control = control(true);
        CompletableFuture<Void> training = start(control);
        assertEquals(0, awaitWaiting());
        control.step();
        assertEquals(1, awaitWaiting());
        control.step();
        control.step();
        await(3);
        assertEquals(3, control.onTrainingThread(updates::get));
        assertEquals(Mode.PAUSED, control.mode());
        control.resume();
        await(10);
        waitingAt.set(-1);
        control.pause();
        int paused = awaitWaiting();
        control.step();
        assertEquals(paused + 1, awaitWaiting());
        control.stop();
        control.stop();
        training.get();
        assertEquals(1, stops.get());
        assertEquals(paused + 1, updates.get());
    }

    @Test
    void aStepOfARunningTrainingPausesIt() throws Exception {
        WatchControl control = control(false);
        CompletableFuture<Void> training = start(control);
        await(5);
        control.step();
        assertEquals(Mode.PAUSED, control.mode());
        awaitWaiting();
        control.stop();
        training.get();
    }

    /** The page pauses a training, and computes its next iteration. */
    @Test
    void aRequestAfterAPauseSeesTheStateInWhichTheTrainingWaits() throws Exception {
        WatchControl control = control(false);
        CompletableFuture<Void> training = start(control);
        for (int i = 0; i < 20; i++) {
            await(updates.get() + 5);
            control.pause();
            int seen = control.onTrainingThread(updates::get);
            Thread.sleep(2);
            assertEquals(seen, updates.get());
            control.resume();
        }
        control.stop();
        training.get();
    }

    @Test
    void anInterruptionEndsTheWait() throws Exception {
        CompletableFuture<Void> training = start(control(true));
        Thread.sleep(20);
        assertFalse(training.isDone());
        interrupted.set(true);
        training.get();
        assertEquals(0, updates.get());
    }

    @Test
    void reportsOnceThatItWaits() throws Exception {
        WatchControl control = control(true);
        AtomicInteger waits = new AtomicInteger();
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> control.betweenUpdates(waits::incrementAndGet));
        Thread.sleep(120);
        assertFalse(waiting.isDone());
        assertEquals(1, waits.get());
        control.resume();
        waiting.get();
        control.betweenUpdates(waits::incrementAndGet);
        assertEquals(1, waits.get());
    }

    @Test
    void staysOpenAfterTheEndUntilItIsClosed() throws Exception {
        WatchControl control = control(false);
        control.close();
        assertEquals(Mode.RUNNING, control.mode());
        control.end();
        control.pause();
        control.step();
        control.resume();
        control.stop();
        assertEquals(Mode.ENDED, control.mode());
        assertEquals(0, stops.get());
        CompletableFuture<Void> open = CompletableFuture.runAsync(control::awaitClose);
        assertEquals(7, control.onTrainingThread(() -> 7));
        assertFalse(open.isDone());
        control.close();
        open.get();
        control.end();
        assertEquals(Mode.CLOSED, control.mode());
    }

    @Test
    void anInterruptionClosesIt() throws Exception {
        WatchControl control = control(false);
        control.end();
        CompletableFuture<Void> open = CompletableFuture.runAsync(control::awaitClose);
        interrupted.set(true);
        open.get();
        assertTrue(open.isDone());
    }
}
