package lanewise.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationTest {

    @Test
    void noneHasEveryPartDisabled() {
        assertTrue(Augmentation.NONE.isNone());
        assertTrue(new Augmentation(0, 0, 0, 0, 0, 4).isNone());
        assertFalse(new Augmentation(1, 0, 0, 0, 0, 0).isNone());
        assertFalse(new Augmentation(0, 1, 0, 0, 0, 0).isNone());
        assertFalse(new Augmentation(0, 0, 0.1f, 0, 0, 0).isNone());
        assertFalse(new Augmentation(0, 0, 0, 0.1f, 0, 0).isNone());
        assertFalse(new Augmentation(0, 0, 0, 0, 34, 4).isNone());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 0, 0, 0, 0, shift",
        "NaN, 0, 0, 0, 0, 0, shift",
        "Infinity, 0, 0, 0, 0, 0, shift",
        "0, -0.5, 0, 0, 0, 0, rotate",
        "0, 180.5, 0, 0, 0, 0, rotate",
        "0, 0, -0.1, 0, 0, 0, scale",
        "0, 0, 1, 0, 0, 0, scale",
        "0, 0, 0, -2, 0, 0, shear",
        "0, 0, 0, 0, -34, 4, elasticAlpha",
        "0, 0, 0, 0, NaN, 4, elasticAlpha",
        "0, 0, 0, 0, 34, -4, elasticSigma",
        "0, 0, 0, 0, 34, 0, elasticSigma",
        "0, 0, 0, 0, 34, 0.99, elasticSigma",
        "0, 0, 0, 0, 34, Infinity, elasticSigma",
    })
    void rejectsValuesOutOfRangeByName(
            float shift, float rotate, float scale, float shear, float alpha, float sigma, String named) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new Augmentation(shift, rotate, scale, shear, alpha, sigma));
        assertTrue(e.getMessage().startsWith(named + " must be "), e.getMessage());
    }

    @Test
    void acceptsTheBoundsOfTheRanges() {
        assertEquals(180, new Augmentation(0, 180, 0, 0, 0, 0).rotate());
        assertEquals(1, new Augmentation(0, 0, 0, 0, 34, 1).elasticSigma());
    }
}
