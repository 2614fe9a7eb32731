package lanewise.picture.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTest {

    private static final int SIDE = 300;
    private static final float DESK = 60;
    private static final float PAPER = 210;
    private static final float INK = 120;

    /** Whether a place, relative to the middle, is on a shape. */
    private interface Shape {
        boolean has(double x, double y);
    }

    private static GrayImage picture(float ground, float gray, Shape shape) {
        Random random = new Random(4);
        GrayImage picture = GrayImage.zeros(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                boolean on = shape.has(x - SIDE / 2.0, y - SIDE / 2.0);
                picture.set(y, x, (on ? gray : ground) + 6 * random.nextFloat());
            }
        }
        return picture;
    }

    private static Shape rectangle(double width, double height, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return (x, y) -> Math.abs(x * cos + y * sin) < width / 2 && Math.abs(y * cos - x * sin) < height / 2;
    }

    @ParameterizedTest
    @CsvSource({"140, 140, 0", "140, 110, 20", "100, 150, 77", "130, 130, 45"})
    void findsASheetOnADarkDesk(double width, double height, double degrees) {
        GrayImage picture = picture(DESK, PAPER, rectangle(width, height, degrees));
        for (int y = 120; y < 180; y++) {
            for (int x = 148; x < 152; x++) {
                picture.set(y, x, INK);
            }
        }
        GrayImage sheet = Sheet.on(picture).orElseThrow();
        assertTrue(sheet.height() < SIDE && sheet.width() < SIDE, sheet.height() + " x " + sheet.width());
        int ink = 0;
        for (float value : sheet.values()) {
            assertTrue(value > (DESK + INK) / 2, "the desk is in the part: " + value);
            ink += value == INK ? 1 : 0;
        }
        assertEquals(60 * 4, ink);
    }

    @Test
    void aLargePictureKeepsItsResolution() {
        GrayImage small = picture(DESK, PAPER, rectangle(150, 150, 10));
        GrayImage large = small.scaled(0, 0, SIDE, SIDE, 4 * SIDE, 4 * SIDE);
        int height = Sheet.on(small).orElseThrow().height();
        assertEquals(4.0, Sheet.on(large).orElseThrow().height() / (double) height, 0.15);
    }

    @Test
    void otherThingsAreNotASheet() {
        assertEquals(Optional.empty(), Sheet.on(picture(DESK, PAPER, rectangle(60, 160, 8))), "the stroke of a 1");
        assertEquals(
                Optional.empty(),
                Sheet.on(picture(DESK, PAPER, (x, y) -> x * x / 4900 + y * y / 8100 < 1)),
                "an ellipse");
        assertEquals(
                Optional.empty(),
                Sheet.on(picture(DESK, PAPER, (x, y) -> Math.abs(Math.hypot(x, y) - 70) < 15)),
                "a thick 0");
        assertEquals(Optional.empty(), Sheet.on(picture(DESK, PAPER, rectangle(50, 60, 0))), "small");
        assertEquals(Optional.empty(), Sheet.on(picture(PAPER, DESK, rectangle(140, 140, 0))), "dark on light");
        assertEquals(Optional.empty(), Sheet.on(picture(DESK, PAPER, (x, y) -> x > 20)), "light from one side");
        assertEquals(Optional.empty(), Sheet.on(picture(DESK, DESK, (x, y) -> true)), "nothing");
    }
}
