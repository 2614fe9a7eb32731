package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatPixelsTest {

    @Test
    void everyByteSurvivesEitherDivision() {
        for (int pixel = 0; pixel <= 255; pixel++) {
            float[] values = {pixel / 255f, pixel * (1f / 255f), (float) (pixel / 255.0)};
            for (byte converted : FloatPixels.toBytes(values)) {
                assertEquals(pixel, Byte.toUnsignedInt(converted));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            floats = {0.5f, -0.003921569f, 1.0039216f, 255f, 2.8214867f, Float.NaN, Float.POSITIVE_INFINITY, 1e30f})
    void otherFloatsAreRefusedWithTheReason(float value) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> FloatPixels.toBytes(new float[] {0f, 1f, value}));
        assertTrue(e.getMessage().startsWith("value 2 is " + value + ", which is not a multiple"), e.getMessage());
    }
}
