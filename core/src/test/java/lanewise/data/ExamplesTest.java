package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    private static final byte[] PIXELS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, -1};

    private static Examples three() {
        return Examples.labeled("three.csv", PIXELS, 2, 3, new int[] {26, 3, 26});
    }

    @Test
    void numberLabelsByTheirOrder() {
        Examples examples = three();
        assertEquals(3, examples.count());
        assertEquals(2, examples.height());
        assertEquals(3, examples.width());
        assertEquals(6, examples.pixelsPerExample());
        assertEquals("three.csv", examples.source());
        assertSame(PIXELS, examples.pixels());
        assertTrue(examples.labeled());
        assertEquals(LabelSet.of(3, 26), examples.classes());
        assertArrayEquals(new int[] {1, 0, 1}, examples.labels());
    }

    @Test
    void describesExamplesWithoutLabels() {
        Examples examples = Examples.unlabeled("test.csv", PIXELS, 2, 3);
        assertEquals(3, examples.count());
        assertFalse(examples.labeled());
        IllegalStateException error = assertThrows(IllegalStateException.class, examples::labels);
        assertTrue(error.getMessage().contains("test.csv"));
        assertThrows(IllegalStateException.class, examples::classes);
    }

    @Test
    void selectCopiesInTheGivenOrderAndKeepsTheClasses() {
        Examples selected = three().select(new int[] {2, 1, 1});
        byte[] expected = {12, 13, 14, 15, 16, -1, 6, 7, 8, 9, 10, 11, 6, 7, 8, 9, 10, 11};
        assertArrayEquals(expected, selected.pixels());
        assertArrayEquals(new int[] {1, 0, 0}, selected.labels());
        Examples one = three().select(new int[] {1});
        assertArrayEquals(new int[] {0}, one.labels());
        assertEquals(LabelSet.of(3, 26), one.classes());
        assertEquals("three.csv", one.source());
        assertFalse(Examples.unlabeled("t", PIXELS, 2, 3).select(new int[] {0}).labeled());
        assertThrows(IndexOutOfBoundsException.class, () -> three().select(new int[] {3}));
        assertThrows(IndexOutOfBoundsException.class, () -> three().select(new int[] {-1}));
    }

    @Test
    void firstCopiesTheFirst() {
        Examples first = three().first(2);
        assertEquals(2, first.count());
        assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, first.pixels());
        assertArrayEquals(new int[] {1, 0}, first.labels());
        assertEquals(0, three().first(0).count());
        assertEquals(2, three().first(0).height());
        assertThrows(IndexOutOfBoundsException.class, () -> three().first(4));
        assertThrows(IndexOutOfBoundsException.class, () -> three().first(-1));
    }

    @Test
    void withClassesRenumbers() {
        Examples renumbered = three().withClasses(LabelSet.of(1, 3, 9, 26));
        assertArrayEquals(new int[] {3, 1, 3}, renumbered.labels());
        assertEquals(4, renumbered.classes().size());
        assertSame(PIXELS, renumbered.pixels());
        TestFiles.assertRefused(
                "three.csv", () -> three().withClasses(LabelSet.of(26)), "example 1", "label 3", "the classes are 26");
    }

    @Test
    void refuseWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> Examples.unlabeled("s", PIXELS, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> Examples.unlabeled("s", PIXELS, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> Examples.unlabeled("s", PIXELS, 65_536, 65_536));
        assertThrows(IllegalArgumentException.class, () -> Examples.labeled("s", PIXELS, 2, 3, new int[] {1, 2}));
    }

    @Test
    void headIsATable() {
        Examples examples = Examples.labeled(
                "test", new byte[] {0, 1, 2, 3, 4, 5, 6, -1, 9, 0, 0, 0, 0, 0, 0, 8}, 2, 4, new int[] {5, 12});
        String row = "    5         0        1        2        3        4        5  ...       255";
        String header = "label    pixel0   pixel1   pixel2   pixel3   pixel4   pixel5  ...    pixel7";
        assertEquals(header + "\n" + row, examples.head(1));
        assertEquals(3, examples.head(9).lines().count());
        assertTrue(examples.head(2)
                .endsWith("\n   12         9        0        0        0        0        0  ...         8"));
        Examples unlabeled = Examples.unlabeled("test", new byte[] {7}, 1, 1);
        assertEquals("  ...    pixel0\n  ...         7", unlabeled.head(1));
    }

    @Test
    void aPictureShowsTwoRowsALine() {
        byte[] pixels = {0, -1, 0, -1, 0, -1, 0, 127, -1};
        Examples examples = Examples.unlabeled("test", pixels, 3, 3);
        assertEquals("++%\n @@\n".length(), examples.picture(0).length());
        assertEquals(
                List.of(3, 3), examples.picture(0).lines().map(String::length).toList());
        assertEquals(" =@", examples.picture(0).lines().toList().get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> examples.picture(1));
        assertArrayEquals(pixels, examples.pixels(0));
        assertThrows(IndexOutOfBoundsException.class, () -> examples.pixels(-1));
    }
}
