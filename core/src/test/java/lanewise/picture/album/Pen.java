package lanewise.picture.album;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Random;

/** Writes strokes as a person does, never the same way twice. */
final class Pen {

    private final Random random;
    private final double shaking;

    /**
     * Creates a pen.
     *
     * @param random source of all deviations
     * @param shaking standard deviation of each point, as a part of the height
     */
    Pen(Random random, double shaking) {
        this.random = random;
        this.shaking = shaking;
    }

    /** Returns a path about one high, with its middle at the origin. */
    Path2D write(String strokes) {
        Path2D path = new Path2D.Double();
        String[] words = strokes.split(" ");
        int at = 0;
        while (at < words.length) {
            String command = words[at++];
            int count = command.equals("C") ? 6 : 2;
            double[] p = new double[count];
            for (int i = 0; i < count; i++) {
                p[i] = Double.parseDouble(words[at++]) + shaking * random.nextGaussian();
            }
            switch (command) {
                case "M" -> path.moveTo(p[0], p[1]);
                case "L" -> path.lineTo(p[0], p[1]);
                case "C" -> path.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                default -> throw new IllegalArgumentException(command);
            }
        }
        double middle = path.getBounds2D().getCenterX();
        AffineTransform hand = AffineTransform.getRotateInstance(Math.toRadians(4 * random.nextGaussian()));
        hand.shear(-0.08 - 0.1 * random.nextGaussian(), 0);
        hand.scale(0.85 + 0.35 * random.nextDouble(), 1);
        hand.translate(-middle, -0.5);
        path.transform(hand);
        return path;
    }
}
