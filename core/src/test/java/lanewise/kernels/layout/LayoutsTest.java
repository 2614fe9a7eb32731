package lanewise.kernels.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import lanewise.kernels.PixelMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that every form of the pixels holds exactly the pixels of the matrix. */
class LayoutsTest {

    @ParameterizedTest
    @CsvSource({"1, 28, 28", "16, 5, 6", "17, 1, 33", "40, 9, 10", "0, 4, 4", "3, 0, 0", "33, 4, 4", "5, 8, 12"})
    void formsHoldEveryPixelAndOnlyInkRows(int examples, int height, int width) {
        byte[] data = new byte[2 + examples * height * width];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : 0;
        }
        PixelMatrix X = PixelMatrix.ofExamples(data, 2, examples, height, width);
        checkPanels(X);
        checkPanels(X.transposed());
        checkSparsePairs(X);
        checkSparsePairs(X.transposed());
    }

    private static void checkSparsePairs(PixelMatrix matrix) {
        SparsePairs pairs = SparsePairs.of(matrix);
        assertSame(pairs, SparsePairs.of(matrix));
        assertEquals((matrix.cols() + 1) / 2, pairs.ends().length);
        for (int q = 0; q < pairs.ends().length; q++) {
            int n = q * pairs.places();
            for (int row = 0; row < matrix.rows(); row++) {
                int first = matrix.get(row, 2 * q);
                int second = 2 * q + 1 < matrix.cols() ? matrix.get(row, 2 * q + 1) : 0;
                if (first != 0 || second != 0) {
                    int entry = pairs.entries()[n++];
                    assertEquals(row, entry >>> 16, "rows ascend, and no row with ink is missing");
                    assertEquals(first, entry & 0xFF);
                    assertEquals(second, entry >>> 8 & 0xFF);
                }
            }
            assertEquals(pairs.ends()[q], n, "the pair holds no other rows");
        }
    }

    @Test
    void sparsePairsOfTooManyRowsAreRefused() {
        byte[] data = new byte[2 * SparsePairs.MAXIMUM_ROWS + 2];
        data[SparsePairs.MAXIMUM_ROWS - 1] = 7;
        checkSparsePairs(PixelMatrix.ofExamples(data, 0, 2, 1, SparsePairs.MAXIMUM_ROWS));
        PixelMatrix tooLarge = PixelMatrix.ofExamples(data, 0, 2, 1, SparsePairs.MAXIMUM_ROWS + 1);
        assertThrows(IllegalArgumentException.class, () -> SparsePairs.of(tooLarge));
    }

    @Test
    void successorHoldsOnlyTheNewPixels() {
        byte[] data = new byte[2 + 10 * 30];
        PixelMatrix X = PixelMatrix.ofExamples(data, 2, 10, 5, 6);
        SplittableRandom random = new SplittableRandom(5);
        SparsePairs before = SparsePairs.of(X);
        for (int examples : new int[] {10, 10, 4, 0, 10}) {
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : 0;
            }
            X = X.successor(examples, 0.5f);
            checkPanels(X);
            checkPanels(X.transposed());
            checkSparsePairs(X);
            checkSparsePairs(X.transposed());
            assertSame(before.entries(), SparsePairs.of(X).entries(), "the array is reused");
        }
    }

    @Test
    void partsShareTheFormsOfTheWhole() {
        PixelMatrix X = PixelMatrix.ofExamples(new byte[100 * 4], 0, 100, 2, 2);
        assertSame(SparsePairs.of(X), SparsePairs.of(X.part(32, 64)));
        assertSame(InkPanels.of(X.part(32, 64)), InkPanels.of(X));
    }

    @Test
    void shareOfInkIsEstimatedFromASample() {
        byte[] data = new byte[3 + 40 * 9];
        for (int i = 3; i < data.length; i++) {
            data[i] = (byte) (i % 9 < 2 ? 200 : 0);
        }
        PixelMatrix X = PixelMatrix.ofExamples(data, 3, 40, 3, 3);
        assertEquals(2f / 9f, Ink.share(X));
        assertEquals(2f / 9f, Ink.share(X.transposed()));
        assertEquals(2f / 9f, Ink.share(X.part(16, 32)));
        assertEquals(0f, Ink.share(PixelMatrix.ofExamples(data, 0, 0, 3, 3)));
        assertEquals(0f, Ink.share(PixelMatrix.ofExamples(data, 0, 3, 0, 0)));
    }

    private static void checkPanels(PixelMatrix matrix) {
        InkPanels panels = InkPanels.of(matrix);
        int[][] unpacked = new int[matrix.rows()][matrix.cols()];
        Set<Integer> columns = new HashSet<>();
        for (int panel = 0; panel + 1 < panels.panelStart().length; panel++) {
            for (int lane = 0; lane < InkPanels.PANEL; lane++) {
                int position = panel * InkPanels.PANEL + lane;
                int column = panels.columns()[position];
                assertEquals(position < matrix.cols() ? matrix.column(position) : -1, column);
                if (column >= 0) {
                    assertTrue(columns.add(column), "a column is in two lanes");
                }
            }
            int before = -1;
            for (int ink = panels.panelStart()[panel]; ink < panels.panelStart()[panel + 1]; ink++) {
                int row = panels.inkRows()[ink];
                assertTrue(row > before, "rows ascend");
                before = row;
                int any = 0;
                for (int lane = 0; lane < InkPanels.PANEL; lane++) {
                    int pixel = Byte.toUnsignedInt(panels.bytes()[ink * InkPanels.PANEL + lane]);
                    int column = panels.columns()[panel * InkPanels.PANEL + lane];
                    any |= pixel;
                    if (column >= 0) {
                        unpacked[row][column] = pixel;
                    } else {
                        assertEquals(0, pixel, "lanes without a column are blank");
                    }
                }
                assertTrue(any != 0, "a row without ink was stored");
            }
        }
        assertEquals(matrix.cols(), columns.size());
        for (int row = 0; row < matrix.rows(); row++) {
            int[] expected = new int[matrix.cols()];
            for (int col = 0; col < matrix.cols(); col++) {
                expected[col] = matrix.get(row, col);
            }
            assertArrayEquals(expected, unpacked[row]);
        }
    }
}
