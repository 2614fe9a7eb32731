package lanewise.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void quartilesLieBetweenTheTimes() {
        Times times = new Times(5, 1, 3, 2, 4);
        assertEquals(5, times.count());
        assertEquals(3, times.median());
        assertEquals(2, times.lowerQuartile());
        assertEquals(4, times.upperQuartile());
        Times even = new Times(1, 2, 3, 4);
        assertEquals(2.5, even.median());
        assertEquals(1.75, even.lowerQuartile());
        assertEquals(3.25, even.upperQuartile());
    }

    @Test
    void oneTimeIsAllOfThem() {
        Times times = new Times(7);
        assertEquals(7, times.median());
        assertEquals(7, times.lowerQuartile());
        assertEquals(7, times.upperQuartile());
        assertThrows(IllegalArgumentException.class, Times::new);
    }
}
