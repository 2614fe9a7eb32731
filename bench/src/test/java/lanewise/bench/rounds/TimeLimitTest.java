package lanewise.bench.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitTest {

    private static final long SECOND = 1_000_000_000L;

    private long nanos = -3 * SECOND;

    /** The limit is 100 seconds. */
    @ParameterizedTest
    @CsvSource({"1, 10, true", "1, 90, true", "2, 66, true", "2, 67, false", "4, 80, true", "4, 81, false"})
    void anotherRoundTakesAsLongAsThoseBefore(int rounds, int seconds, boolean allowed) {
        TimeLimit limit = new TimeLimit(Duration.ofSeconds(100), () -> nanos);
        nanos += seconds * SECOND;
        assertEquals(allowed, limit.allowsAnotherAfter(rounds));
    }
}
