package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelSetTest {

    @Test
    void sortsAndTakesEachLabelOnce() {
        LabelSet set = LabelSet.of(7, 3, 7, 250, 3);
        assertEquals(3, set.size());
        assertEquals(3, set.labelOf(0));
        assertEquals(7, set.labelOf(1));
        assertEquals(250, set.labelOf(2));
        assertEquals(2, set.classOf(250));
        assertTrue(set.contains(7));
        assertFalse(set.contains(8));
    }

    @Test
    void refusesWhatItDoesNotHold() {
        LabelSet set = LabelSet.of(1, 2, 5);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> set.classOf(4))
                .getMessage()
                .contains("1, 2, 5"));
        assertThrows(IndexOutOfBoundsException.class, () -> set.labelOf(3));
        assertThrows(IndexOutOfBoundsException.class, () -> set.labelOf(-1));
    }

    @Test
    void keepsItsOwnCopy() {
        int[] labels = {1, 2};
        LabelSet set = LabelSet.of(labels);
        labels[0] = 9;
        assertEquals(1, set.labelOf(0));
    }

    @Test
    void equalsByLabels() {
        assertEquals(LabelSet.of(2, 1), LabelSet.of(1, 2, 2));
        assertEquals(LabelSet.of(2, 1).hashCode(), LabelSet.of(1, 2, 2).hashCode());
        assertNotEquals(LabelSet.of(1, 2), LabelSet.of(1, 3));
        assertNotEquals(LabelSet.of(1, 2), "1..2");
    }

    @Test
    void showsRangesAndLists() {
        assertEquals("0..9", LabelSet.of(IntStream.range(0, 10).toArray()).toString());
        assertEquals("1, 5, 7", LabelSet.of(7, 5, 1).toString());
        assertEquals("4", LabelSet.of(4).toString());
        assertEquals("", LabelSet.of().toString());
        assertEquals(
                "0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, ...",
                LabelSet.of(IntStream.range(0, 13).map(i -> 2 * i).toArray()).toString());
    }
}
