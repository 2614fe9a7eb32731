package lanewise.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lanewise.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    private static final int HEIGHT = 9;
    private static final int WIDTH = 12;

    private final byte[] image = noise(HEIGHT * WIDTH);
    private final Affine affine = new Affine(HEIGHT, WIDTH);
    private final float[][] displacement = new float[HEIGHT][2 * WIDTH];

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0, 1", "-3, 2", "5, -4", "11, 8", "12, 0", "0, -9", "-100, 100", "1e9, 0"})
    void shiftByWholePixelsIsExact(float shiftX, float shiftY) {
        affine.set(shiftX, shiftY, 0, 1, 1, 0);
        byte[] result = resampled();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(pixel(x - (int) shiftX, y - (int) shiftY), result[y * WIDTH + x], x + ", " + y);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 28})
    void quarterTurnIsExact(int size) {
        byte[] square = noise(size * size);
        byte[] rotated = new byte[size * size];
        Affine quarter = new Affine(size, size);
        quarter.set(0, 0, 90, 1, 1, 0);
        new Resampler(size, size).resample(square, 0, rotated, 0, quarter, new float[size][2 * size]);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                assertEquals(square[y * size + x], rotated[x * size + size - 1 - y]);
            }
        }
    }

    /** Compares with bilinear interpolation in double precision. Bytes may differ by rounding only. */
    @Test
    void interpolatesBilinearlyBetweenFourPixels() {
        affine.set(0.3f, -1.7f, 33, 1.2f, 0.7f, 0.4f);
        RandomStream random = RandomStream.of(6, "displacement");
        for (float[] row : displacement) {
            for (int i = 0; i < row.length; i++) {
                row[i] = 4 * random.nextUniform();
            }
        }
        byte[] result = resampled();
        for (int y = 0; y < HEIGHT; y++) {
            float[] moved = displacement[y];
            for (int x = 0; x < WIDTH; x++) {
                double placeX = affine.xx * (double) x + affine.xy * (double) y + affine.x0 + moved[x];
                double placeY = affine.yx * (double) x + affine.yy * (double) y + affine.y0 + moved[WIDTH + x];
                double expected = bilinear(placeX, placeY);
                assertEquals(expected, Byte.toUnsignedInt(result[y * WIDTH + x]), 0.501, x + ", " + y);
            }
        }
    }

    @Test
    void blankImageStaysBlank() {
        affine.set(0.5f, 0.5f, 10, 1, 1, 0);
        byte[] result = noise(HEIGHT * WIDTH);
        new Resampler(HEIGHT, WIDTH).resample(new byte[HEIGHT * WIDTH], 0, result, 0, affine, displacement);
        assertArrayEquals(new byte[HEIGHT * WIDTH], result);
    }

    @Test
    void noInkOfAnImageRemainsInTheNext() {
        affine.set(0, 0, 0, 1, 1, 0);
        byte[] dot = new byte[HEIGHT * WIDTH];
        dot[3 * WIDTH + 4] = (byte) 200;
        Resampler resampler = new Resampler(HEIGHT, WIDTH);
        byte[] result = new byte[HEIGHT * WIDTH];
        resampler.resample(image, 0, result, 0, affine, displacement);
        affine.set(0.5f, 0.5f, 0, 1, 1, 0);
        resampler.resample(dot, 0, result, 0, affine, displacement);
        byte[] expected = new byte[HEIGHT * WIDTH];
        for (int at : new int[] {3 * WIDTH + 4, 3 * WIDTH + 5, 4 * WIDTH + 4, 4 * WIDTH + 5}) {
            expected[at] = 50;
        }
        assertArrayEquals(expected, result);
    }

    @Test
    void displacementOfNaNGivesBlankPixels() {
        affine.set(0, 0, 0, 1, 1, 0);
        displacement[2][3] = Float.NaN;
        displacement[4][WIDTH + 5] = Float.POSITIVE_INFINITY;
        byte[] expected = image.clone();
        expected[2 * WIDTH + 3] = 0;
        expected[4 * WIDTH + 5] = 0;
        assertArrayEquals(expected, resampled());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "1, 0", "0, -1", "0, 1"})
    void rejectsAnImageThatDoesNotFit(int fromOffset, int toOffset) {
        Resampler resampler = new Resampler(HEIGHT, WIDTH);
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> resampler.resample(image, fromOffset, image.clone(), toOffset, affine, displacement));
    }

    private byte[] resampled() {
        byte[] result = noise(image.length);
        new Resampler(HEIGHT, WIDTH).resample(image, 0, result, 0, affine, displacement);
        return result;
    }

    private double bilinear(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int column = left + i % 2;
            int row = top + i / 2;
            double weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
            sum += weight * Byte.toUnsignedInt(pixel(column, row));
        }
        return sum;
    }

    /** Returns a pixel of the image, or 0 outside of it. */
    private byte pixel(int x, int y) {
        return x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT ? 0 : image[y * WIDTH + x];
    }

    private static byte[] noise(int n) {
        RandomStream random = RandomStream.of(5, "pixels");
        byte[] noise = new byte[n];
        for (int i = 0; i < n; i++) {
            noise[i] = (byte) random.nextInt(256);
        }
        return noise;
    }
}
