package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelMatrixTest {

    @ParameterizedTest
    @CsvSource({"1, 28, 28", "16, 5, 6", "17, 1, 33", "40, 9, 10", "0, 4, 4", "3, 0, 0", "33, 4, 4"})
    void panelsHoldEveryPixelAndOnlyInkRows(int examples, int height, int width) {
        byte[] data = new byte[2 + examples * height * width];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : 0;
        }
        PixelMatrix X = PixelMatrix.ofExamples(data, 2, examples, height, width);
        assertEquals(height * width, X.rows());
        assertEquals(examples, X.cols());
        assertSame(X, X.transposed().transposed());
        for (int example = 0; example < examples; example++) {
            for (int input = 0; input < height * width; input++) {
                int pixel = Byte.toUnsignedInt(data[2 + example * height * width + input]);
                assertEquals(pixel, X.get(input, example));
                assertEquals(pixel, X.transposed().get(example, input));
            }
        }
        checkPanels(X);
        checkPanels(X.transposed());
        checkSparsePairs(X);
        checkSparsePairs(X.transposed());
    }

    private static void checkSparsePairs(PixelMatrix matrix) {
        SparsePairs pairs = matrix.sparsePairs();
        assertSame(pairs, matrix.sparsePairs());
        assertEquals((matrix.cols() + 1) / 2, pairs.ends().length);
        for (int q = 0; q < pairs.ends().length; q++) {
            int n = q * pairs.room();
            for (int row = 0; row < matrix.rows(); row++) {
                int first = matrix.get(row, 2 * q);
                int second = 2 * q + 1 < matrix.cols() ? matrix.get(row, 2 * q + 1) : 0;
                if (first != 0 || second != 0) {
                    assertEquals(row, pairs.rows()[n], "rows ascend, and none with ink is left out");
                    assertEquals(first, pairs.pixels()[2 * n]);
                    assertEquals(second, pairs.pixels()[2 * n + 1]);
                    n++;
                }
            }
            assertEquals(pairs.ends()[q], n, "nothing else is in the pair");
        }
    }

    @Test
    void aSuccessorHasTheNewPixelsAndNoMore() {
        byte[] data = new byte[2 + 10 * 30];
        PixelMatrix X = PixelMatrix.ofExamples(data, 2, 10, 5, 6);
        SplittableRandom random = new SplittableRandom(5);
        for (int examples : new int[] {10, 10, 4, 0, 10}) {
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : 0;
            }
            X = X.successor(examples, 0.5f);
            assertEquals(0.5f, X.scale());
            assertEquals(examples, X.cols());
            checkPanels(X);
            checkPanels(X.transposed());
            checkSparsePairs(X);
            checkSparsePairs(X.transposed());
        }
        PixelMatrix last = X;
        assertThrows(IndexOutOfBoundsException.class, () -> last.successor(11, 1f));
    }

    @Test
    void partsShareTheSparsePairsOfTheWhole() {
        PixelMatrix X = PixelMatrix.ofExamples(new byte[100 * 4], 0, 100, 2, 2);
        assertSame(X.sparsePairs(), X.panels(2, 4).sparsePairs());
        assertTrue(X.isWhole());
        assertFalse(X.panels(2, 4).isWhole());
    }

    @Test
    void theShareOfInkIsThatOfASample() {
        byte[] data = new byte[3 + 40 * 9];
        for (int i = 3; i < data.length; i++) {
            data[i] = (byte) (i % 9 < 2 ? 200 : 0);
        }
        PixelMatrix X = PixelMatrix.ofExamples(data, 3, 40, 3, 3);
        assertEquals(2f / 9f, X.inkShare());
        assertEquals(2f / 9f, X.transposed().inkShare());
        assertEquals(2f / 9f, X.panels(1, 2).inkShare());
        assertEquals(0f, PixelMatrix.ofExamples(data, 0, 0, 3, 3).inkShare());
        assertEquals(0f, PixelMatrix.ofExamples(data, 0, 3, 0, 0).inkShare());
    }

    private static void checkPanels(PixelMatrix matrix) {
        int[][] unpacked = new int[matrix.rows()][matrix.cols()];
        Set<Integer> columns = new HashSet<>();
        for (int panel = matrix.firstPanel(); panel < matrix.endPanel(); panel++) {
            for (int lane = 0; lane < PixelMatrix.PANEL; lane++) {
                if (matrix.column(panel, lane) >= 0) {
                    assertTrue(columns.add(matrix.column(panel, lane)), "a column stands in two lanes");
                }
            }
            int before = -1;
            for (int ink = matrix.inkStart(panel); ink < matrix.inkStart(panel + 1); ink++) {
                int row = matrix.inkRow(ink);
                assertTrue(row > before, "rows ascend");
                before = row;
                int any = 0;
                for (int lane = 0; lane < PixelMatrix.PANEL; lane++) {
                    int pixel = Byte.toUnsignedInt(matrix.inkBytes()[ink * PixelMatrix.PANEL + lane]);
                    any |= pixel;
                    if (matrix.column(panel, lane) >= 0) {
                        unpacked[row][matrix.column(panel, lane)] = pixel;
                    } else {
                        assertEquals(0, pixel, "lanes without a column are blank");
                    }
                }
                assertTrue(any != 0, "a row without ink was kept");
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

    @Test
    void aPanelOfTheTransposedIsABlockOfTheImage() {
        PixelMatrix Xt = PixelMatrix.ofExamples(new byte[8 * 8], 0, 1, 8, 8).transposed();
        assertEquals(0, Xt.column(0, 0));
        assertEquals(3, Xt.column(0, 3));
        assertEquals(8, Xt.column(0, 4));
        assertEquals(27, Xt.column(0, 15));
        assertEquals(4, Xt.column(1, 0));
    }

    @Test
    void partsCoverTheirPanelsAlone() {
        PixelMatrix X = PixelMatrix.ofExamples(new byte[100 * 4], 0, 100, 2, 2);
        PixelMatrix part = X.panels(2, 4);
        assertEquals(2, part.firstPanel());
        assertEquals(4, part.endPanel());
        assertEquals(100, part.cols());
        assertThrows(IndexOutOfBoundsException.class, () -> part.panels(1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> X.panels(3, 8));
    }

    @Test
    void theScaleIsThatOfEveryView() {
        PixelMatrix X = PixelMatrix.ofExamples(new byte[100 * 4], 0, 100, 2, 2, 0.5f);
        assertEquals(0.5f, X.scale());
        assertEquals(0.5f, X.transposed().scale());
        assertEquals(0.5f, X.panels(2, 4).scale());
        assertEquals(1f / 255f, PixelMatrix.ofExamples(new byte[4], 0, 1, 2, 2).scale());
        assertThrows(IllegalArgumentException.class, () -> PixelMatrix.ofExamples(new byte[4], 0, 1, 2, 2, Float.NaN));
    }

    @Test
    void examplesBeyondTheBytesAreRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> PixelMatrix.ofExamples(new byte[9], 0, 2, 2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> PixelMatrix.ofExamples(new byte[12], 1, 2, 2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> PixelMatrix.ofExamples(new byte[9], 0, 65_536, 256, 256));
        assertThrows(IllegalArgumentException.class, () -> PixelMatrix.ofExamples(new byte[9], 0, -1, 2, 3));
    }
}
