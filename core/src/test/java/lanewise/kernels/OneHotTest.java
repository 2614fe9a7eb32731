package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneHotTest {

    private static void rejected(String word, Runnable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(e.getMessage().contains(word), e.getMessage());
    }

    @Test
    void rejectsLabelsThatAreNotClasses() {
        rejected("label 7 of column 1", () -> OneHot.of(new int[] {0, 7}, 7));
        rejected("label -1", () -> OneHot.of(new int[] {-1}, 7));
    }

    @Test
    void viewsOfColumnsKeepTheirLabels() {
        OneHot y = OneHot.of(new int[] {3, 1, 4, 1, 5}, 6)
                .smoothed(0.1f)
                .cols(1, 5)
                .cols(1, 3);
        assertEquals(2, y.count());
        assertEquals(6, y.classes());
        assertEquals(4, y.label(0));
        assertEquals(1, y.label(1));
        assertEquals(0.1f / 6, y.off());
        assertThrows(IndexOutOfBoundsException.class, () -> y.cols(1, 3));
    }

    @ParameterizedTest
    @ValueSource(floats = {0.05f, 0.1f, 0.5f})
    void smoothedColumnsSumToOne(float epsilon) {
        OneHot y = OneHot.of(new int[] {3}, 10).smoothed(epsilon);
        assertEquals(epsilon / 10, y.off());
        assertEquals(1, y.on() + 9 * y.off(), 1e-6);
    }

    @Test
    void smoothingByZeroChangesNothing() {
        OneHot y = OneHot.of(new int[] {3}, 10).smoothed(0f);
        assertEquals(1f, y.on());
        assertEquals(0f, y.off());
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1f, Float.NaN})
    void rejectsSmoothingOutOfRange(float epsilon) {
        rejected("label smoothing", () -> OneHot.of(new int[] {3}, 10).smoothed(epsilon));
    }
}
