package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.random.RandomStream;
import org.junit.jupiter.api.Test;

class MatrixTest {

    private final float[] data = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    @Test
    void viewsShareTheArray() {
        Matrix whole = Matrix.of(data, 3, 4);
        Matrix part = whole.rows(1, 3).cols(1, 3);
        assertSame(data, part.data());
        assertEquals(5, part.get(0, 0));
        assertEquals(10, part.get(1, 1));
        assertEquals(9, part.transposed().get(0, 1));
        part.transposed().set(0, 1, 90);
        assertEquals(90, data[9]);
        assertEquals("2 x 2", part.shape());
        assertTrue(part.rowsContiguous());
        assertEquals(4, part.transposed().colStride());
    }

    @Test
    void rejectsViewsBeyondTheArray() {
        assertThrows(IndexOutOfBoundsException.class, () -> new Matrix(data, 1, 3, 4, 4, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> new Matrix(data, 0, 46_341, 46_341, 46_341, 1));
        assertThrows(
                IndexOutOfBoundsException.class, () -> Matrix.of(data, 3, 4).rows(1, 4));
        assertThrows(IllegalArgumentException.class, () -> new Matrix(data, -1, 1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Matrix(data, 0, 2, 2, -1, 1));
    }

    @Test
    void emptyViewsNeedNoElements() {
        assertEquals(0, new Matrix(data, 0, 0, 50, 50, 1).rows());
        assertEquals(0, Matrix.of(data, 3, 4).rows(3, 3).rows());
        assertEquals(0, Matrix.of(data, 3, 4).cols(4, 4).cols());
    }

    @Test
    void rejectsSizesBeyondAnArrayBeforeAllocation() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(1_000_000, 1_000_000));
        assertTrue(e.getMessage().contains("1000000 x 1000000"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(65_536, 65_536));
    }

    @Test
    void randomNumbersAreDrawnRowByRow() {
        Matrix random = Matrix.random(3, 2, RandomStream.of(4, "test"));
        RandomStream same = RandomStream.of(4, "test");
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                assertEquals(same.nextUniform(), random.get(i, j));
            }
        }
    }

    @Test
    void copiesInEitherOrderHaveTheSameElements() {
        Matrix matrix = Matrix.of(data, 3, 4).cols(1, 4);
        Matrix byColumns = matrix.copyByColumns();
        Matrix byRows = byColumns.copyByRows();
        assertEquals(1, byColumns.rowStride());
        assertEquals(1, byRows.colStride());
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                assertEquals(matrix.get(i, j), byColumns.get(i, j));
                assertEquals(matrix.get(i, j), byRows.get(i, j));
            }
        }
        assertEquals(1, byColumns.zerosLike().rowStride());
        assertEquals(1, byRows.zerosLike().colStride());
        assertEquals(0, byColumns.zerosLike().get(2, 2));
        assertEquals(1, matrix.transposed().zerosLike().rowStride());
    }

    @Test
    void alignedColumnsBeginAtLines() {
        Matrix matrix = Matrix.random(20, 3, RandomStream.of(1, "matrix"));
        Matrix copy = matrix.copyByAlignedColumns();
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(matrix.get(i, j), copy.get(i, j));
                assertEquals(CacheLines.START + 32 * j + i, copy.index(i, j));
            }
        }
    }
}
