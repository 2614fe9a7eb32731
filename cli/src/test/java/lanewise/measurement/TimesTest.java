package lanewise.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void theMedianIsTheTimeInTheMiddle() {
        Times times = new Times(5, 1, 3, 2, 4);
        assertEquals(5, times.count());
        assertEquals(3, times.median());
        assertEquals(2.5, new Times(1, 2, 3, 4).median());
        assertEquals(7, new Times(7).median());
        assertThrows(IllegalArgumentException.class, Times::new);
    }

    /** Of 30 times 8 lie outside on either side: P(Bin(30, 1/2) at most 8) is 0.0081, at most 9 is 0.0214. */
    @Test
    void theIntervalOfTheMedianFollowsFromTheOrderOfTheTimes() {
        Times times = new Times(IntStream.rangeClosed(1, 30).asDoubleStream().toArray());
        assertEquals(9, times.medianLow());
        assertEquals(22, times.medianHigh());
        Times many = new Times(IntStream.rangeClosed(1, 2_001).asDoubleStream().toArray());
        assertEquals(1_001 - 50, many.medianLow(), 1, "half of 2,001, less 2.24 standard deviations of 22.4");
        assertEquals(1_001 + 50, many.medianHigh(), 1);
    }

    @Test
    void theIntervalOfAFewTimesIsTheirRange() {
        Times times = new Times(3, 1, 2, 5);
        assertEquals(1, times.medianLow());
        assertEquals(5, times.medianHigh());
    }
}
