package lanewise.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that the field has the moments of the field of Simard et al.: white noise of variance 1/3 at every pixel,
 * smoothed by a Gaussian that sums to 1. Its variance is {@code alpha^2 / (12 pi sigma^2)}, and its correlation over a
 * distance d is {@code exp(-d^2 / (4 sigma^2))}.
 */
class ElasticFieldTest {

    private static final int SIZE = 28;
    private static final int FIELDS = 20_000;

    @ParameterizedTest
    @CsvSource({"34, 4", "8, 1", "20, 2.7", "60, 9", "100, 50"})
    void hasTheExpectedVarianceAtEveryPixel(float alpha, float sigma) {
        double[] squares = new double[SIZE * 2 * SIZE];
        double[] sums = new double[SIZE * 2 * SIZE];
        ElasticField field = new ElasticField(alpha, sigma, SIZE, SIZE);
        RandomStream random = RandomStream.of(1, "field");
        for (int n = 0; n < FIELDS; n++) {
            float[][] drawn = field.draw(random);
            for (int i = 0; i < squares.length; i++) {
                double d = drawn[i / (2 * SIZE)][i % (2 * SIZE)];
                sums[i] += d;
                squares[i] += d * d;
            }
        }
        double expected = alpha / (sigma * Math.sqrt(12 * Math.PI));
        for (int i = 0; i < squares.length; i++) {
            assertEquals(expected, Math.sqrt(squares[i] / FIELDS), 0.03 * expected, "pixel " + i);
            assertEquals(0, sums[i] / FIELDS, 0.04 * expected, "pixel " + i);
        }
    }

    @Test
    void hasTheExpectedCorrelation() {
        int sigma = 4;
        ElasticField field = new ElasticField(34, sigma, SIZE, SIZE);
        for (int distance : new int[] {1, 2, 4, 6, 8, 12}) {
            double expected = Math.exp(-distance * distance / (4.0 * sigma * sigma));
            assertEquals(expected, correlation(field, 8, 7, 8 + distance, 7), 0.03, "along x, " + distance);
            assertEquals(expected, correlation(field, 6, 9, 6, 9 + distance), 0.03, "along y, " + distance);
            assertEquals(expected * expected, correlation(field, 5, 5, 5 + distance, 5 + distance), 0.03);
        }
    }

    @Test
    void displacesAlongXAndAlongYIndependently() {
        ElasticField field = new ElasticField(34, 4, SIZE, SIZE);
        assertEquals(0, correlation(field, 14, 14, SIZE + 14, 14), 0.03);
        assertEquals(0, correlation(field, 3, 20, SIZE + 5, 20), 0.03);
    }

    /** The excess kurtosis of the normal distribution is 0. It is the first moment that the lattice would change. */
    @Test
    void isNearlyNormal() {
        ElasticField field = new ElasticField(34, 4, SIZE, SIZE);
        RandomStream random = RandomStream.of(3, "field");
        double squares = 0;
        double fourths = 0;
        for (int n = 0; n < FIELDS; n++) {
            double d = field.draw(random)[13][17];
            squares += d * d / FIELDS;
            fourths += d * d * d * d / FIELDS;
        }
        assertEquals(0, fourths / (squares * squares) - 3, 0.15);
    }

    private static double correlation(ElasticField field, int x, int y, int otherX, int otherY) {
        RandomStream random = RandomStream.of(2, "field");
        double squares = 0;
        double otherSquares = 0;
        double products = 0;
        for (int n = 0; n < FIELDS; n++) {
            float[][] drawn = field.draw(random);
            double a = drawn[y][x];
            double b = drawn[otherY][otherX];
            squares += a * a;
            otherSquares += b * b;
            products += a * b;
        }
        return products / Math.sqrt(squares * otherSquares);
    }
}
