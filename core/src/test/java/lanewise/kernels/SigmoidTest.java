package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SigmoidTest {

    @Test
    void isWithinTwoAndAHalfUnitsInTheLastPlace() {
        double worst = 0;
        for (float x = -Exp.HIGHEST; x <= Exp.HIGHEST; x += 0.000_9f) {
            double expected = 1 / (1 + StrictMath.exp(-x));
            worst = Math.max(worst, Math.abs(Sigmoid.sigmoid(x) - expected) / Math.ulp((float) expected));
        }
        assertTrue(worst <= 2.5, "off by " + worst + " ulp");
    }

    @Test
    void isExactAtTheLimits() {
        assertEquals(0.5f, Sigmoid.sigmoid(0f));
        assertEquals(0.5f, Sigmoid.sigmoid(-0f));
        assertEquals(1f, Sigmoid.sigmoid(Float.POSITIVE_INFINITY));
        assertEquals(0f, Sigmoid.sigmoid(Float.NEGATIVE_INFINITY));
        assertEquals(0f, Sigmoid.sigmoid(Math.nextDown(-Exp.HIGHEST)));
        assertTrue(Float.isNaN(Sigmoid.sigmoid(Float.NaN)));
    }
}
