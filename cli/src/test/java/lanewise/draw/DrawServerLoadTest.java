package lanewise.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The trial of the script at a size for a test, without a statement about time. */
class DrawServerLoadTest extends DrawServerFixture {

    private static final int SLOW = 300;
    private static final int REQUESTS = 20;

    @Test
    @Timeout(60)
    void aClientIsServedNextToSlowOnes() throws Exception {
        LoadTrial trial = new LoadTrial(server.address());
        try (LoadTrial.SlowClients slow = trial.new SlowClients(SLOW)) {
            assertEquals(SLOW, slow.count());
            for (int i = 0; i < REQUESTS; i++) {
                assertTrue(trial.answered());
            }
        }
    }

    @Test
    void everyRequestOfManyClientsIsAnswered() throws Exception {
        assertEquals(300, new LoadTrial(server.address()).crowd(300, 300));
    }
}
