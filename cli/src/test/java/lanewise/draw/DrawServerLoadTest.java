package lanewise.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The trial of the script at a size for a test, without a statement about time. */
class DrawServerLoadTest extends DrawServerFixture {

    private static final int SLOW = 300;
    private static final int REQUESTS = 20;
    private static final int CLIENTS = 300;

    /** Width and height of a picture that the server prepares in little time: the number of clients matters. */
    private static final int SMALL = 56;

    @Test
    @Timeout(60)
    void aClientIsServedNextToSlowOnes() throws Exception {
        LoadTrial trial = new LoadTrial(server.address());
        try (LoadTrial.SlowClients slow = trial.new SlowClients(SLOW)) {
            assertEquals(SLOW, slow.count());
            for (int i = 0; i < REQUESTS; i++) {
                assertTrue(trial.answer().isPresent());
            }
        }
    }

    @Test
    void everyRequestOfManyClientsGetsTheSameAnswer() throws Exception {
        LoadTrial trial = new LoadTrial(server.address(), SMALL);
        String expected = trial.answer().orElseThrow();
        assertEquals(Collections.nCopies(CLIENTS, expected), trial.crowd(CLIENTS, CLIENTS));
    }
}
