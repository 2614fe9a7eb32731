package lanewise.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import lanewise.picture.image.Box;
import lanewise.picture.image.Components;
import org.junit.jupiter.api.Test;

/** Which components are digits, and which belong together. */
class DigitPartsTest {

    private static final int SIDE = 200;

    private static final Shape LEFT = new Ellipse2D.Double(50, 60, 30, 40);
    private static final Shape RIGHT = new Ellipse2D.Double(110, 100, 30, 40);

    /** Returns the rectangle around each digit. */
    private static List<Box> boxes(Shape... shapes) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D g = image.createGraphics();
        g.setStroke(new BasicStroke(6));
        for (Shape shape : shapes) {
            g.draw(shape);
        }
        g.dispose();
        boolean[] mask = new boolean[SIDE * SIDE];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = image.getRaster().getSample(i % SIDE, i / SIDE, 0) > 0;
        }
        return DigitParts.of(Components.of(mask, SIDE, SIDE)).stream()
                .map(DigitParts::box)
                .toList();
    }

    @Test
    void aFrameIsNotADigit() {
        assertEquals(boxes(LEFT), boxes(new Rectangle(20, 20, 140, 140), LEFT));
        assertEquals(boxes(LEFT, RIGHT), boxes(new Ellipse2D.Double(15, 15, 165, 165), LEFT, RIGHT));
    }

    @Test
    void twoLinesAreReadLineByLine() {
        List<Shape> shapes = List.of(
                new Ellipse2D.Double(30, 20, 30, 40),
                new Ellipse2D.Double(120, 35, 30, 40),
                new Ellipse2D.Double(20, 120, 30, 40),
                new Ellipse2D.Double(75, 110, 30, 40));
        List<Box> expected = shapes.stream().map(shape -> boxes(shape).get(0)).toList();
        assertEquals(expected, boxes(shapes.toArray(Shape[]::new)));
        // A number that rises is one line.
        Shape low = new Ellipse2D.Double(20, 120, 30, 40);
        Shape high = new Ellipse2D.Double(110, 20, 30, 40);
        assertEquals(List.of(boxes(low).get(0), boxes(high).get(0)), boxes(high, low));
    }

    /** A box without its right side. */
    @Test
    void anOpenFrameIsNotADigit() {
        Path2D open = new Path2D.Double();
        open.moveTo(160, 20);
        open.lineTo(20, 20);
        open.lineTo(20, 160);
        open.lineTo(160, 160);
        assertEquals(boxes(LEFT), boxes(open, LEFT));
    }

    /** The rectangle around the line of a percent sign contains both circles. */
    @Test
    void aSlantedLineIsNotAFrame() {
        Shape line = new Line2D.Double(150, 40, 40, 160);
        List<Box> boxes = boxes(LEFT, RIGHT, line);
        assertEquals(1, boxes.size());
        assertEquals(boxes(line).get(0).height(), boxes.get(0).height());
    }

    @Test
    void slantedNeighborsAreTwoDigits() {
        assertEquals(
                2,
                boxes(new Line2D.Double(80, 40, 50, 140), new Line2D.Double(95, 40, 65, 140))
                        .size());
    }

    @Test
    void partsAboveOneAnotherAreOneDigit() {
        assertEquals(
                1,
                boxes(new Line2D.Double(60, 40, 110, 40), new Ellipse2D.Double(60, 60, 50, 60))
                        .size());
    }
}
