package lanewise.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.util.Random;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationTest {

    private static byte[] prepared(DrawnPicture picture, DigitShape shape) {
        return PictureReader.of(28, 28).decode("a", picture.file(shape, "png"));
    }

    /** The rules of MNIST: a box of 20, full range, and the center of mass where MNIST's images have it. */
    @ParameterizedTest
    @EnumSource
    void fillsTheBoxAndIsCentered(DigitShape shape) {
        byte[] pixels = prepared(DrawnPicture.of(300, 200).at(0.3, 0.6).size(0.5), shape);
        int top = 28;
        int bottom = 0;
        int maximum = 0;
        double mass = 0;
        double down = 0;
        double across = 0;
        for (int i = 0; i < pixels.length; i++) {
            int value = Byte.toUnsignedInt(pixels[i]);
            maximum = Math.max(maximum, value);
            mass += value;
            down += value * (i / 28);
            across += value * (i % 28);
            if (value > 0) {
                top = Math.min(top, i / 28);
                bottom = i / 28;
            }
        }
        assertEquals(255, maximum);
        assertEquals(20, bottom - top + 1);
        assertEquals(14, down / mass, 0.51);
        assertEquals(14, across / mass, 0.51);
    }

    /** The parts are compared with the images of MNIST. */
    @Test
    void digitsAreSplitOnlyForImagesOfTheSizeOfMnist() {
        assertEquals(
                1,
                PictureReader.of(28, 28)
                        .splitting(pixels -> new float[10])
                        .prepare("a", DrawnPicture.of(100, 100).file(DigitShape.TWO, "png"))
                        .digits()
                        .size());
        assertThrows(
                IllegalArgumentException.class, () -> PictureReader.of(20, 28).splitting(pixels -> new float[10]));
    }

    /** Ink is ink, whatever its color and that of the paper. */
    @Test
    void colorsDoNotMatter() {
        byte[] black = prepared(DrawnPicture.of(200, 200).hard(), DigitShape.THREE);
        assertArrayEquals(
                black, prepared(DrawnPicture.of(200, 200).hard().on(Color.BLACK).in(Color.WHITE), DigitShape.THREE));
        assertArrayEquals(
                black,
                prepared(DrawnPicture.of(200, 200).hard().on(Color.YELLOW).in(Color.BLUE), DigitShape.THREE));
        assertArrayEquals(
                black,
                prepared(
                        DrawnPicture.of(200, 200)
                                .hard()
                                .type(BufferedImage.TYPE_BYTE_GRAY)
                                .on(Color.GRAY)
                                .in(Color.BLACK),
                        DigitShape.THREE));
        assertArrayEquals(
                black,
                prepared(
                        DrawnPicture.of(200, 200)
                                .hard()
                                .type(BufferedImage.TYPE_INT_ARGB)
                                .on(null)
                                .in(Color.WHITE),
                        DigitShape.THREE));
        assertArrayEquals(
                black,
                prepared(
                        DrawnPicture.of(200, 200)
                                .hard()
                                .type(BufferedImage.TYPE_INT_ARGB)
                                .on(null)
                                .in(Color.BLACK),
                        DigitShape.THREE));
    }

    /** The place does not matter, and the size matters little. */
    @Test
    void placeAndSizeDoNotMatter() {
        byte[] middle = prepared(DrawnPicture.of(400, 400).size(0.5), DigitShape.FIVE);
        assertArrayEquals(middle, prepared(DrawnPicture.of(400, 400).size(0.5).at(0.25, 0.7), DigitShape.FIVE));
        byte[] large = prepared(DrawnPicture.of(400, 400).size(0.8), DigitShape.FIVE);
        double apart = 0;
        for (int i = 0; i < middle.length; i++) {
            apart += Math.abs(Byte.toUnsignedInt(middle[i]) - Byte.toUnsignedInt(large[i])) / 784.0;
        }
        assertTrue(apart < 3, "apart by " + apart);
    }

    /** A shadow over half of the paper, dust and the edge of a table are not ink. */
    @Test
    void inkThatBelongsToNoDigitIsOmitted() {
        byte[] plain = prepared(DrawnPicture.of(400, 400).size(0.5), DigitShape.TWO);
        BufferedImage dirty = DrawnPicture.of(400, 400)
                .size(0.5)
                .on(new GradientPaint(0, 0, Color.WHITE, 400, 100, new Color(130, 130, 130)))
                .image(DigitShape.TWO);
        dirty.setRGB(20, 20, 0);
        dirty.setRGB(380, 350, 0);
        for (int x = 0; x < 400; x++) {
            for (int y = 385; y < 400; y++) {
                dirty.setRGB(x, y, 0);
            }
        }
        byte[] pixels = PictureReader.of(28, 28).decode("a", DrawnPicture.file(dirty, "png"));
        for (int i = 0; i < plain.length; i++) {
            assertEquals(Byte.toUnsignedInt(plain[i]), Byte.toUnsignedInt(pixels[i]), 60, "pixel " + i);
        }
    }

    @Test
    void refusesPicturesWithoutInk() {
        PictureReader reader = PictureReader.of(28, 28);
        BufferedImage blank = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        assertNoInk(reader, blank);
        BufferedImage shaded = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        BufferedImage grainy = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                int shade = 120 + x;
                shaded.setRGB(x, y, new Color(shade, shade, shade).getRGB());
                int grain = (int) Math.max(0, Math.min(255, 160 + 20 * random.nextGaussian()));
                grainy.setRGB(x, y, new Color(grain, grain, grain).getRGB());
            }
        }
        assertNoInk(reader, shaded);
        assertNoInk(reader, grainy);
        assertNoInk(reader, new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB));
    }

    /** What a browser returns for the pixels of a canvas when it protects against fingerprinting. */
    @Test
    void refusesNoise() {
        BufferedImage noise = new BufferedImage(280, 280, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(2);
        for (int i = 0; i < 280 * 280; i++) {
            noise.setRGB(i % 280, i / 280, random.nextInt());
        }
        byte[] file = DrawnPicture.file(noise, "png");
        assertEquals(
                "a.png: this picture contains only noise; if it comes from a browser, allow this page to read the canvas",
                assertThrows(
                                LanewiseException.class,
                                () -> PictureReader.of(28, 28).decode("a.png", file))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16})
    void aVerySmallPictureWithoutADigitIsCalledSmall(int side) {
        byte[] file = DrawnPicture.file(new BufferedImage(side, 12, BufferedImage.TYPE_INT_RGB), "png");
        assertEquals(
                "a.png: no digit is found in " + side + " x 12 pixels; use a larger picture, such as 28 x 28",
                assertThrows(
                                LanewiseException.class,
                                () -> PictureReader.of(28, 28).decode("a.png", file))
                        .getMessage());
    }

    private static void assertNoInk(PictureReader reader, BufferedImage image) {
        byte[] file = DrawnPicture.file(image, "png");
        String message = assertThrows(LanewiseException.class, () -> reader.decode("a.png", file))
                .getMessage();
        assertEquals(
                "a.png: no ink is visible in this picture; use a picture of one digit that is clearly darker or lighter "
                        + "than the background",
                message);
    }

    /** The box is 20/28 of the shorter side, whatever the network takes. */
    @ParameterizedTest
    @CsvSource({"8, 8, 6", "56, 56, 40", "28, 40, 20", "2, 2, 1"})
    void otherSizes(int height, int width, int side) {
        byte[] pixels = PictureReader.of(height, width)
                .decode("a", DrawnPicture.of(200, 200).file(DigitShape.EIGHT, "png"));
        assertEquals(height * width, pixels.length);
        int top = height;
        int bottom = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != 0) {
                top = Math.min(top, i / width);
                bottom = i / width;
            }
        }
        assertEquals(side, bottom - top + 1);
    }

    @Test
    void theSmallestInkIsEnough() {
        BufferedImage dot = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
        dot.setRGB(4, 4, Color.WHITE.getRGB());
        byte[] pixels = PictureReader.of(28, 28).decode("dot", DrawnPicture.file(dot, "png"));
        assertEquals(255, Byte.toUnsignedInt(pixels[14 * 28 + 14]));
    }
}
