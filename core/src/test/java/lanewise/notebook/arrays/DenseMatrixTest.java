package lanewise.notebook.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DenseMatrixTest {

    private final Random random = new Random(1);

    private DenseMatrix random(int rows, int cols) {
        return new DenseMatrix(
                rows,
                cols,
                random.doubles((long) rows * cols)
                        .map(x -> x < 0.3 ? 0 : x - 0.5)
                        .toArray());
    }

    @Test
    void multipliesLikeTheDefinition() {
        DenseMatrix a = random(7, 45);
        DenseMatrix b = random(45, 1100);
        DenseMatrix product = a.product(b);
        DenseMatrix byColumns = new DenseMatrix(1100, 45, b.transposed().values()).transposed();
        assertEquals(b.get(44, 7), byColumns.get(44, 7));
        DenseMatrix same = a.productTransposed(b.transposed());
        DenseMatrix sparse = a.product(byColumns);
        DenseMatrix also = a.productTransposed(
                new DenseMatrix(1100, 45, byColumns.transposed().values()));
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 1100; j++) {
                double sum = 0;
                for (int k = 0; k < 45; k++) {
                    sum += a.get(i, k) * b.get(k, j);
                }
                assertEquals(sum, product.get(i, j), 1e-12);
                assertEquals(sum, same.get(i, j), 1e-12);
                assertEquals(sum, sparse.get(i, j), 1e-12);
                assertEquals(sum, also.get(i, j), 1e-12);
            }
        }
        assertThrows(DenseMatrix.ShapeException.class, () -> a.product(a));
        assertThrows(DenseMatrix.ShapeException.class, () -> a.productTransposed(b));
        assertThrows(DenseMatrix.ShapeException.class, () -> a.product(byColumns.transposed()));
    }

    /** In NumPy, (1, m) - (m, 1) is a mistake that fills the memory. */
    @Test
    void aRowAndAColumnGiveNoHugeMatrix() {
        DenseMatrix row = new DenseMatrix(1, 50_000, new double[50_000]);
        assertThrows(DenseMatrix.ShapeException.class, () -> row.zip(row.transposed(), Double::sum));
        assertEquals(30, random(1, 5).zip(random(6, 1), Double::sum).size());
    }

    @Test
    void aTransposeHasTheSameElements() {
        DenseMatrix a = random(40, 70);
        DenseMatrix t = a.transposed();
        assertSame(a, t.transposed());
        assertSame(a.values(), t.elements());
        DenseMatrix halves = t.times(0.5);
        DenseMatrix first = t.firstCols(3);
        assertEquals(70, first.rows());
        assertEquals(3, first.cols());
        for (int i = 0; i < 70; i++) {
            for (int j = 0; j < 40; j++) {
                assertEquals(a.get(j, i), t.get(i, j));
                assertEquals(a.get(j, i) / 2, halves.get(i, j));
                assertEquals(j < 3 ? a.get(j, i) : 0, j < 3 ? first.get(i, j) : 0);
            }
        }
        double[] values = t.values();
        for (int i = 0; i < values.length; i++) {
            assertEquals(a.get(i % 40, i / 40), values[i]);
        }
        assertEquals(a.get(3, 2), t.get(2, 3));
        assertEquals(a.magnitude(), t.magnitude());
    }

    @Test
    void mapsEveryElementAndTakesTheFirstColumns() {
        DenseMatrix a = random(3, 70_000);
        DenseMatrix halves = a.times(0.5);
        for (int i = 0; i < a.values().length; i++) {
            if (halves.values()[i] != 0.5 * a.values()[i]) {
                assertEquals(0.5 * a.values()[i], halves.values()[i], "element " + i);
            }
        }
        DenseMatrix first = a.firstCols(5);
        assertEquals(3, first.rows());
        assertEquals(5, first.cols());
        assertEquals(a.get(2, 4), first.get(2, 4));
        assertEquals(a, a.firstCols(70_000));
    }

    @Test
    void repeatsRowsAndColumnsLikeNumpy() {
        DenseMatrix a = random(3, 4);
        assertEquals(
                a.get(2, 1) + a.get(2, 0),
                a.plus(new DenseMatrix(3, 1, new double[] {0, 0, a.get(2, 0)})).get(2, 1));
        assertEquals(
                a.get(2, 1) + 5,
                a.plus(new DenseMatrix(1, 4, new double[] {0, 5, 0, 0})).get(2, 1));
        assertEquals(
                3, DenseMatrix.of(1).plus(random(3, 1).times(0).transposed()).cols());
        assertThrows(DenseMatrix.ShapeException.class, () -> a.plus(random(4, 3)));
    }

    @Test
    void comparesByTheLargestElement() {
        DenseMatrix a = new DenseMatrix(1, 3, new double[] {100, Double.NaN, 1e-9});
        assertEquals(0, Difference.of(a, a));
        assertEquals(0.01, Difference.of(a, new DenseMatrix(1, 3, new double[] {99, Double.NaN, 0})), 1e-12);
        assertTrue(Double.isInfinite(Difference.of(a, new DenseMatrix(1, 3, new double[] {100, 1, 1e-9}))));
        assertTrue(Double.isInfinite(Difference.of(a, a.transposed())));
        DenseMatrix b = random(5, 6);
        assertEquals(-3, Difference.factor(b.times(-3), b, 1e-9), 1e-9);
        assertTrue(Double.isNaN(Difference.factor(b.map(Math::abs), b, 1e-9)));
    }
}
