package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    @ParameterizedTest
    @CsvSource({
        "28, 28, 28, 28",
        "8, 8, 24, 24",
        "1, 1, 28, 28",
        "20, 20, 20, 20",
        "29, 29, 28, 28",
        "100, 100, 28, 28",
        "100, 50, 28, 14",
        "1, 784, 2, 28",
        "784, 1, 28, 1",
        "1, 20, 2, 20",
        "3, 1000, 2, 28",
    })
    void size(int height, int width, int rows, int columns) {
        Picture picture = Picture.fitted(new byte[height * width], 0, height, width);
        assertEquals(rows, picture.height());
        assertEquals(columns, picture.width());
        assertEquals(rows * columns, picture.shades().length);
    }

    @ParameterizedTest
    @CsvSource({"28, 28", "8, 8", "100, 100", "31, 17", "1, 50"})
    void oneShadeStaysThat(int height, int width) {
        byte[] pixels = new byte[height * width];
        Arrays.fill(pixels, (byte) 200);
        assertTrue(
                Arrays.stream(Picture.fitted(pixels, 0, height, width).shades()).allMatch(shade -> shade == 200));
    }

    @Test
    void ofItsSizeItIsTheImageItself() {
        byte[] pixels = new byte[3 + 28 * 28];
        int[] expected = new int[28 * 28];
        for (int i = 0; i < expected.length; i++) {
            pixels[3 + i] = (byte) (i * 7);
            expected[i] = i * 7 & 255;
        }
        assertArrayEquals(expected, Picture.fitted(pixels, 3, 28, 28).shades());
    }

    @Test
    void smallPixelsAreRepeated() {
        Picture picture = Picture.fitted(new byte[] {0, (byte) 255, 100, 50}, 0, 2, 2);
        assertEquals(28, picture.width());
        assertArrayEquals(new int[] {0, 0, 255, 255}, Arrays.copyOfRange(picture.shades(), 12, 16));
        assertEquals(100, picture.shade(14, 13));
        assertEquals(50, picture.shade(27, 27));
    }

    @Test
    void largeImagesAreAveraged() {
        byte[] pixels = new byte[56 * 56];
        for (int y = 0; y < 56; y++) {
            for (int x = 0; x < 56; x++) {
                pixels[y * 56 + x] = (byte) (y % 2 == 0 && x % 2 == 0 ? 200 : 0);
            }
        }
        assertTrue(Arrays.stream(Picture.fitted(pixels, 0, 56, 56).shades()).allMatch(shade -> shade == 50));
    }
}
