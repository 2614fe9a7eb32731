package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LimitedWaitTest {

    @Test
    @Timeout(20)
    void doesNotWaitForWorkThatNeverEnds() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        LimitedWait.run(
                () -> {
                    begun.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                200);
        begun.await();
        never.countDown();
    }

    @Test
    void waitsForWorkThatEnds() {
        AtomicBoolean done = new AtomicBoolean();
        LimitedWait.run(() -> done.set(true));
        assertTrue(done.get());
    }
}
