package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TanhTest {

    /** Tests every 1,001st of all floats. */
    @Test
    void isWithinOneAndAHalfUnitsInTheLastPlace() {
        double worst = 0;
        for (int bits = 0; bits < Float.floatToRawIntBits(Float.POSITIVE_INFINITY); bits += 1001) {
            float x = Float.intBitsToFloat(bits);
            double expected = StrictMath.tanh(x);
            worst = Math.max(worst, Math.abs(Tanh.tanh(x) - expected) / Math.ulp((float) expected));
        }
        assertTrue(worst <= 1.5, "off by " + worst + " ulp");
    }

    @Test
    void isOdd() {
        for (float x = 0f; x < 12f; x += 0.003f) {
            assertEquals(-Tanh.tanh(x), Tanh.tanh(-x));
        }
    }

    @Test
    void isExactAtTheLimits() {
        assertEquals(1f, Tanh.tanh(Float.POSITIVE_INFINITY));
        assertEquals(-1f, Tanh.tanh(Float.NEGATIVE_INFINITY));
        assertEquals(1f, Tanh.tanh(Float.MAX_VALUE));
        assertEquals(Float.floatToRawIntBits(-0f), Float.floatToRawIntBits(Tanh.tanh(-0f)));
        assertEquals(Float.floatToRawIntBits(0f), Float.floatToRawIntBits(Tanh.tanh(0f)));
        assertEquals(Float.MIN_VALUE, Tanh.tanh(Float.MIN_VALUE));
        assertTrue(Float.isNaN(Tanh.tanh(Float.NaN)));
    }
}
