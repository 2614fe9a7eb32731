package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExpTest {

    @Test
    void isWithinTwoUnitsInTheLastPlace() {
        for (float x = Exp.LOWEST + 0.4f; x <= Exp.HIGHEST; x += 0.000_9f) {
            double expected = StrictMath.exp(x);
            double ulps = Math.abs(Exp.exp(x) - expected) / Math.ulp((float) expected);
            assertTrue(ulps <= 2, "exp(" + x + ") is off by " + ulps + " ulp");
        }
    }

    @Test
    void isExactAtTheLimits() {
        assertEquals(1f, Exp.exp(0f));
        assertEquals(1f, Exp.exp(-0f));
        assertEquals(0f, Exp.exp(Float.NEGATIVE_INFINITY));
        assertEquals(0f, Exp.exp(Math.nextDown(Exp.LOWEST)));
        assertTrue(Exp.exp(Exp.LOWEST) > 0f);
        assertEquals(Float.POSITIVE_INFINITY, Exp.exp(Float.POSITIVE_INFINITY));
        assertEquals(Float.POSITIVE_INFINITY, Exp.exp(Math.nextUp(Exp.HIGHEST)));
        assertTrue(Exp.exp(Exp.HIGHEST) <= Float.MAX_VALUE);
        assertTrue(Float.isNaN(Exp.exp(Float.NaN)));
    }
}
