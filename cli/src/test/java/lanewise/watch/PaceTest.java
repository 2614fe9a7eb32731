package lanewise.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private long now;
    private final Pace pace = new Pace(() -> now);

    private static long nanos(double millis) {
        return (long) (millis * TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** Milliseconds of the page that cost as much as {@link Pace#SHORTEST} allows. */
    private static int affordable() {
        return (int) (Pace.SHARE * Pace.SHORTEST / Pace.BROWSER);
    }

    @Test
    void requestsThatCostLittleFollowInTheShortestTime() {
        for (int request = 0; request < 5; request++) {
            assertEquals(Pace.SHORTEST, pace.next(nanos(1), affordable() - 1));
            now += nanos(Pace.SHORTEST);
        }
    }

    @Test
    void aCostThatIsTwiceAsHighDoublesTheTime() {
        assertEquals(2 * Pace.SHORTEST, pace.next(nanos(2 * Pace.SHARE * Pace.SHORTEST), 0));
    }

    /** Whatever an update costs, up to 225 ms, the share of the time is the same. */
    @ParameterizedTest
    @CsvSource({"1, 40", "1, 110", "1, 10", "3, 10", "3, 30"})
    void theShareOfTheTimeIsLimited(int pages, int page) {
        long[] due = new long[pages];
        double cost = 0;
        for (int request = 0; request < 200 * pages; request++) {
            int next = 0;
            for (int each = 1; each < pages; each++) {
                next = due[each] < due[next] ? each : next;
            }
            now = Math.max(now, due[next]);
            due[next] = now + nanos(pace.next(nanos(2), page));
            cost += nanos(2 + Pace.BROWSER * page);
        }
        double share = cost / now;
        assertTrue(share <= Pace.SHARE * 1.02, "share " + share);
    }

    /** A page that was interrupted for long, or reports nonsense, does not stop the others. */
    @Test
    void noReportDelaysTheNextRequestForMoreThanTheLongestTime() {
        for (int request = 0; request < 5; request++) {
            assertEquals(Pace.LONGEST, pace.next(0, Integer.MAX_VALUE));
        }
        now += nanos(Pace.LONGEST);
        assertEquals(Pace.SHORTEST, pace.next(0, -1_000_000));
        assertEquals(Pace.SHORTEST, pace.next(0, 0));
    }
}
