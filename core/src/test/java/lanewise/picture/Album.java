package lanewise.picture;

import static java.awt.image.BufferedImage.TYPE_3BYTE_BGR;
import static java.awt.image.BufferedImage.TYPE_BYTE_BINARY;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_INT_ARGB;
import static java.awt.image.BufferedImage.TYPE_USHORT_GRAY;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.util.List;

/** Pictures of digits, none from MNIST, as different as people's: each drawn here, with the digit it shows. */
final class Album {

    /**
     * A picture.
     *
     * @param name what is special about it
     * @param digit what it shows
     * @param file bytes of a PNG, JPEG, GIF or BMP file
     */
    record Page(String name, int digit, byte[] file) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Album() {}

    static List<Page> pages() {
        return List.of(
                page("black on white", DrawnPicture.of(200, 200), DigitShape.THREE, "png"),
                page(
                        "white on black",
                        DrawnPicture.of(200, 200).on(Color.BLACK).in(Color.WHITE),
                        DigitShape.TWO,
                        "png"),
                page("tiny", DrawnPicture.of(24, 24).pen(0.12), DigitShape.SEVEN, "png"),
                page(
                        "small and light on dark",
                        DrawnPicture.of(40, 32)
                                .on(Color.DARK_GRAY)
                                .in(Color.YELLOW)
                                .pen(0.11),
                        DigitShape.FIVE_ROUND,
                        "gif"),
                page(
                        "large photo",
                        DrawnPicture.of(2400, 1800)
                                .on(lamp(2400, 1800))
                                .in(new Color(40, 40, 70))
                                .pen(0.07)
                                .type(TYPE_3BYTE_BGR),
                        DigitShape.FOUR,
                        "jpg"),
                page("in a corner", DrawnPicture.of(600, 400).size(0.25).at(0.15, 0.8), DigitShape.SIX, "png"),
                page(
                        "in another corner, light on dark",
                        DrawnPicture.of(400, 600)
                                .size(0.2)
                                .at(0.85, 0.15)
                                .on(new Color(20, 60, 40))
                                .in(new Color(230, 230, 210)),
                        DigitShape.THREE_FLAT,
                        "jpg"),
                page("fills the picture", DrawnPicture.of(120, 160).size(0.92), DigitShape.EIGHT, "png"),
                page("fine pen", DrawnPicture.of(300, 300).pen(0.02), DigitShape.ZERO, "png"),
                page("one pixel's pen", DrawnPicture.of(400, 400).pen(0.004).hard(), DigitShape.FIVE, "bmp"),
                page("thick marker", DrawnPicture.of(300, 300).pen(0.17), DigitShape.SEVEN_BARRED, "png"),
                page("slanted right", DrawnPicture.of(250, 250).slant(0.35), DigitShape.ONE_FLAG, "png"),
                page("slanted left", DrawnPicture.of(250, 250).slant(-0.2), DigitShape.FOUR, "png"),
                page("turned clockwise", DrawnPicture.of(250, 250).turned(12), DigitShape.TWO, "png"),
                page("turned the other way", DrawnPicture.of(250, 250).turned(-12), DigitShape.FIVE, "png"),
                page(
                        "blue on yellow",
                        DrawnPicture.of(180, 240).on(new Color(255, 230, 90)).in(new Color(20, 40, 160)),
                        DigitShape.NINE,
                        "png"),
                page("red on white", DrawnPicture.of(180, 240).in(Color.RED), DigitShape.SIX, "jpg"),
                page(
                        "pencil, faint",
                        DrawnPicture.of(320, 320)
                                .on(new Color(235, 235, 230))
                                .in(new Color(175, 175, 175))
                                .pen(0.05)
                                .noise(3),
                        DigitShape.ZERO_SLIM,
                        "jpg"),
                page(
                        "chalk, grainy",
                        DrawnPicture.of(320, 320)
                                .on(new Color(50, 70, 60))
                                .in(new Color(200, 200, 195))
                                .noise(20),
                        DigitShape.THREE,
                        "jpg"),
                page(
                        "grainy photo",
                        DrawnPicture.of(300, 400)
                                .on(new Color(190, 180, 165))
                                .in(new Color(60, 50, 60))
                                .noise(25)
                                .size(0.5),
                        DigitShape.NINE_CURLED,
                        "png"),
                page(
                        "paper in the shade of one side",
                        DrawnPicture.of(500, 500)
                                .on(shade(500))
                                .in(new Color(30, 30, 50))
                                .pen(0.07)
                                .size(0.5),
                        DigitShape.SEVEN,
                        "jpg"),
                page(
                        "paper below a lamp, grainy",
                        DrawnPicture.of(500, 400)
                                .on(lamp(500, 400))
                                .in(new Color(50, 40, 40))
                                .noise(8)
                                .size(0.55),
                        DigitShape.TWO_LOOP,
                        "jpg"),
                page(
                        "black on transparent",
                        DrawnPicture.of(200, 200).type(TYPE_INT_ARGB).on(null),
                        DigitShape.FOUR_CLOSED,
                        "png"),
                page(
                        "white on transparent",
                        DrawnPicture.of(200, 200).type(TYPE_INT_ARGB).on(null).in(Color.WHITE),
                        DigitShape.EIGHT,
                        "png"),
                page(
                        "black on half transparent paper",
                        DrawnPicture.of(200, 200).type(TYPE_INT_ARGB).on(new Color(255, 255, 255, 120)),
                        DigitShape.ONE,
                        "png"),
                page("1 bit", DrawnPicture.of(160, 160).type(TYPE_BYTE_BINARY).hard(), DigitShape.SIX, "png"),
                page(
                        "1 bit, light on dark",
                        DrawnPicture.of(160, 160)
                                .type(TYPE_BYTE_BINARY)
                                .hard()
                                .on(Color.BLACK)
                                .in(Color.WHITE),
                        DigitShape.FIVE_ROUND,
                        "bmp"),
                page(
                        "gray of 8 bits",
                        DrawnPicture.of(160, 160).type(TYPE_BYTE_GRAY).in(Color.DARK_GRAY),
                        DigitShape.ZERO,
                        "png"),
                page(
                        "gray of 16 bits",
                        DrawnPicture.of(160, 160)
                                .type(TYPE_USHORT_GRAY)
                                .on(Color.GRAY)
                                .in(Color.WHITE),
                        DigitShape.NINE,
                        "png"),
                page("wide picture", DrawnPicture.of(900, 120).at(0.7, 0.5), DigitShape.SEVEN, "gif"),
                page("high picture", DrawnPicture.of(120, 900).size(0.1).at(0.5, 0.3), DigitShape.ONE, "jpg"));
    }

    private static Page page(String name, DrawnPicture picture, DigitShape shape, String format) {
        return new Page(name, shape.digit(), picture.file(shape, format));
    }

    /** Paper lit from the left. */
    private static Paint shade(int side) {
        return new GradientPaint(0, 0, new Color(245, 240, 230), side, side * 0.3f, new Color(120, 118, 115));
    }

    /** Paper lit from above the upper left. */
    private static Paint lamp(int width, int height) {
        return new RadialGradientPaint(width * 0.35f, height * 0.3f, width, new float[] {0, 1}, new Color[] {
            new Color(250, 245, 230), new Color(110, 105, 100)
        });
    }
}
