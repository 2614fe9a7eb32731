package lanewise.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import lanewise.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffineTest {

    /** The map of an image of 7 rows and 9 columns, whose center is (4, 3). */
    private final Affine affine = new Affine(7, 9);

    /** Checks that the position to which a pixel moves is mapped back to the pixel. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1, 1, 0,       6, 2, 6, 2",
        "2, -1, 0, 1, 1, 0,      6, 2, 8, 1",
        "0, 0, 90, 1, 1, 0,      6, 3, 4, 5",
        "0, 0, 0, 1.5, 0.5, 0,   6, 1, 7, 2",
        "0, 0, 0, 1, 1, 0.5,     4, 1, 5, 1",
        "0, 0, 90, 1, 1, 0.5,    4, 1, 6, 4",
        "0, 0, 90, 1, 2, 0.5,    4, 2, 6, 4",
        "1, 2, 90, 1, 2, 0.5,    4, 2, 7, 6",
    })
    void mapsATargetBackToItsSource(
            float shiftX,
            float shiftY,
            float degrees,
            float scaleX,
            float scaleY,
            float shear,
            float x,
            float y,
            float movedX,
            float movedY) {
        affine.set(shiftX, shiftY, degrees, scaleX, scaleY, shear);
        assertEquals(x, affine.xx * movedX + affine.xy * movedY + affine.x0, 1e-5);
        assertEquals(y, affine.yx * movedX + affine.yy * movedY + affine.y0, 1e-5);
    }

    @Test
    void drawsEachPartUniformlyFromItsRange() {
        assertUniform(new Augmentation(3, 0, 0, 0, 0, 0), 3, a -> -a.x0);
        assertUniform(new Augmentation(3, 0, 0, 0, 0, 0), 3, a -> -a.y0);
        assertUniform(new Augmentation(0, 20, 0, 0, 0, 0), 20, a -> Math.toDegrees(Math.atan2(a.xy, a.xx)));
        assertUniform(new Augmentation(0, 0, 0.25f, 0, 0, 0), 0.25, a -> 1 / a.xx - 1);
        assertUniform(new Augmentation(0, 0, 0.25f, 0, 0, 0), 0.25, a -> 1 / a.yy - 1);
        assertUniform(new Augmentation(0, 0, 0, 0.3f, 0, 0), 0.3, a -> a.xy);
    }

    /** Checks the minimum, maximum, mean and variance of 10,000 draws. */
    private void assertUniform(Augmentation ranges, double range, ToDoubleFunction<Affine> parameter) {
        RandomStream random = RandomStream.of(4, "uniform");
        double minimum = range;
        double maximum = -range;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 10_000; i++) {
            affine.draw(ranges, random);
            double drawn = parameter.applyAsDouble(affine);
            assertTrue(Math.abs(drawn) <= range * 1.00001, "" + drawn);
            minimum = Math.min(minimum, drawn);
            maximum = Math.max(maximum, drawn);
            sum += drawn;
            squares += drawn * drawn;
        }
        assertEquals(-range, minimum, 0.01 * range);
        assertEquals(range, maximum, 0.01 * range);
        assertEquals(0, sum / 10_000, 0.03 * range);
        assertEquals(range * range / 3, squares / 10_000, 0.03 * range * range);
    }
}
