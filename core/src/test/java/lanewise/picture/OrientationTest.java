package lanewise.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.picture.image.GrayImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

    /** The picture 1 2 3 / 4 5 6, of two rows; each way of Exif's table, read row by row. */
    @ParameterizedTest
    @CsvSource({
        "0, 2, 123456",
        "1, 2, 123456",
        "2, 2, 321654",
        "3, 2, 654321",
        "4, 2, 456123",
        "5, 3, 142536",
        "6, 3, 415263",
        "7, 3, 635241",
        "8, 3, 362514",
        "9, 2, 123456"
    })
    void upright(int orientation, int rows, String expected) {
        GrayImage image = new GrayImage(2, 3, new float[] {1, 2, 3, 4, 5, 6});
        GrayImage upright = Orientation.upright(image, orientation);
        assertEquals(rows, upright.height());
        float[] values = new float[6];
        for (int i = 0; i < 6; i++) {
            values[i] = expected.charAt(i) - '0';
        }
        assertArrayEquals(values, upright.values());
    }
}
