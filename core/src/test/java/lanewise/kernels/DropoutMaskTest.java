package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutMaskTest {

    private static final int ROWS = 500;
    private static final int COLS = 400;

    /** Allows five standard deviations of the binomial distribution. The seeds are fixed. */
    @ParameterizedTest
    @ValueSource(floats = {0.01f, 0.2f, 0.5f, 0.99f})
    void dropsAtItsRate(float rate) {
        for (long seed = 0; seed < 20; seed++) {
            DropoutMask mask = DropoutMask.of(seed, rate, ROWS, COLS);
            int n = ROWS * COLS;
            double deviation = Math.sqrt(n * rate * (1 - rate));
            assertEquals(n * (1.0 - rate), kept(mask), 5 * deviation, "seed " + seed);
        }
    }

    private static int kept(DropoutMask mask) {
        int kept = 0;
        for (int i = 0; i < mask.rows(); i++) {
            for (int j = 0; j < mask.cols(); j++) {
                kept += mask.keeps(i, j) ? 1 : 0;
            }
        }
        return kept;
    }

    /** Neighbors, rows and masks of neighboring seeds agree as often as independent elements do. */
    @Test
    void elementsAreIndependent() {
        DropoutMask mask = DropoutMask.of(7, 0.5f, ROWS, COLS);
        DropoutMask next = DropoutMask.of(8, 0.5f, ROWS, COLS);
        int right = 0;
        int below = 0;
        int seeds = 0;
        for (int i = 0; i < ROWS - 1; i++) {
            for (int j = 0; j < COLS - 1; j++) {
                right += mask.keeps(i, j) == mask.keeps(i, j + 1) ? 1 : 0;
                below += mask.keeps(i, j) == mask.keeps(i + 1, j) ? 1 : 0;
                seeds += mask.keeps(i, j) == next.keeps(i, j) ? 1 : 0;
            }
        }
        int n = (ROWS - 1) * (COLS - 1);
        double five = 5 * Math.sqrt(n) / 2;
        assertEquals(n / 2.0, right, five);
        assertEquals(n / 2.0, below, five);
        assertEquals(n / 2.0, seeds, five);
    }

    @Test
    void viewsKeepTheElementsThatTheWholeMaskKeeps() {
        DropoutMask whole = DropoutMask.of(3, 0.4f, 9, 13);
        DropoutMask part = whole.cols(2, 12).rows(4, 9).cols(1, 9);
        assertEquals(5, part.rows());
        assertEquals(8, part.cols());
        for (int i = 0; i < part.rows(); i++) {
            for (int j = 0; j < part.cols(); j++) {
                assertEquals(whole.keeps(i + 4, j + 3), part.keeps(i, j));
            }
        }
        assertThrows(IndexOutOfBoundsException.class, () -> part.rows(3, 6));
        assertThrows(IndexOutOfBoundsException.class, () -> part.cols(3, 9));
    }

    /** Compares with numbers that were calculated independently of this code. */
    @Test
    void isSpecifiedToTheBit() {
        DropoutMask mask = DropoutMask.of(42, 0.25f, 2, 32);
        assertEquals(0xd4727622, mask.key0());
        assertEquals(0xa759ea27, mask.key1());
        assertEquals(1 << 22, mask.threshold());
        assertEquals(1f / 0.75f, mask.scale());
        StringBuilder kept = new StringBuilder();
        for (int j = 0; j < 64; j++) {
            kept.append(mask.keeps(j / 32, j % 32) ? '1' : '0');
        }
        assertEquals("1100111111111011111110101111111011111011110110111111110110101101", kept.toString());
    }

    @Test
    void rateZeroKeepsEveryElement() {
        DropoutMask mask = DropoutMask.of(1, 0f, ROWS, COLS);
        assertEquals(1f, mask.scale());
        assertEquals(ROWS * COLS, kept(mask));
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1f, Float.NaN})
    void rejectsRatesOutOfRange(float rate) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> DropoutMask.of(1, rate, 2, 3));
        assertTrue(e.getMessage().contains("dropout rate"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> DropoutMask.of(1, 0.5f, -2, 3));
    }
}
