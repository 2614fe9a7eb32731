package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CacheLinesTest {

    @Test
    void anArrayHoldsTheElementsFromTheStartOn() {
        int half = CacheLines.floats(0).length;
        assertTrue(half >= 1 << 17, "an array of half a region, not of " + half + " floats");
        assertEquals(CacheLines.START + half, CacheLines.floats(half).length);
    }

    @Test
    void tooManyElementsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> CacheLines.floats(Matrix.MAX_ELEMENTS));
    }

    @Test
    void wholeLinesAreMultiplesOfSixteenFloats() {
        assertEquals(0, CacheLines.wholeLines(0));
        assertEquals(16, CacheLines.wholeLines(1));
        assertEquals(16, CacheLines.wholeLines(16));
        assertEquals(112, CacheLines.wholeLines(100));
    }
}
