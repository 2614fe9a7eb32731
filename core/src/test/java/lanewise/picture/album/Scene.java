package lanewise.picture.album;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/** A photo in the making: paper, what is printed and written on it, the light, and the camera. */
final class Scene {

    final Random random;
    final int side;
    private BufferedImage image;

    Scene(Random random, int side, Color paper) {
        this.random = random;
        this.side = side;
        image = blank(side, side, paper);
    }

    private static BufferedImage blank(int width, int height, Color color) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(color);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return image;
    }

    BufferedImage image() {
        return image;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private Graphics2D graphics() {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }

    /** Draws a path with its middle at a point. Sizes are in pixels; {@code pen} is a part of the height. */
    Scene write(Shape path, double x, double y, double height, double pen, Color ink) {
        Graphics2D g = graphics();
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(height, height);
        g.setColor(ink);
        Shape placed = place.createTransformedShape(path);
        g.setStroke(new BasicStroke((float) (pen * height), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(placed);
        g.dispose();
        return this;
    }

    /** Blends ink in. The coverage of each pixel from the top is 0 to 255. */
    Scene cover(int[] coverage, Color ink) {
        int[] pixels = pixels(image);
        for (int i = 0; i < coverage.length; i++) {
            double share = coverage[i] / 255.0;
            int rgb = pixels[i];
            pixels[i] = rgb(
                    (1 - share) * (rgb >> 16 & 255) + share * ink.getRed(),
                    (1 - share) * (rgb >> 8 & 255) + share * ink.getGreen(),
                    (1 - share) * (rgb & 255) + share * ink.getBlue());
        }
        return this;
    }

    /** Returns the pixels: several times as fast as one by one. */
    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Draws a straight line. */
    Scene line(double x0, double y0, double x1, double y1, double thickness, Color color) {
        Graphics2D g = graphics();
        g.setColor(color);
        g.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new java.awt.geom.Line2D.Double(x0, y0, x1, y1));
        g.dispose();
        return this;
    }

    /** Prints parallel lines; with {@code squares} in both directions. */
    Scene ruling(double distance, double thickness, Color color, boolean squares) {
        double first = between(0.2, 0.9) * distance;
        for (double at = first; at < side; at += distance) {
            line(0, at, side, at, thickness, color);
            if (squares) {
                line(at, 0, at, side, thickness, color);
            }
        }
        return this;
    }

    /** Darkens one side of a line at some angle to this part of the light, with an edge of this many pixels. */
    Scene shadow(double angle, double through, double light, double softness) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double bend = between(-0.3, 0.3) / image.getWidth();
        int[] pixels = pixels(image);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double u = x - image.getWidth() / 2.0;
                double v = y - image.getHeight() / 2.0;
                double along = -s * u + c * v;
                double across = c * u + s * v - through + bend * along * along;
                double share = Math.max(0, Math.min(1, across / softness + 0.5));
                scale(pixels, y * image.getWidth() + x, 1 - share * (1 - light));
            }
        }
        return this;
    }

    /** Light from one side: from 1 to this part of the light. */
    Scene lamp(double darkest) {
        double angle = between(0, 2 * Math.PI);
        int[] pixels = pixels(image);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double u = (x - image.getWidth() / 2.0) / image.getWidth();
                double v = (y - image.getHeight() / 2.0) / image.getHeight();
                double share = Math.max(0, Math.min(1, 0.5 + 0.7 * (Math.cos(angle) * u + Math.sin(angle) * v)));
                scale(pixels, y * image.getWidth() + x, 1 - share * share * (1 - darkest));
            }
        }
        return this;
    }

    private static void scale(int[] pixels, int at, double factor) {
        int rgb = pixels[at];
        pixels[at] = rgb(factor * (rgb >> 16 & 255), factor * (rgb >> 8 & 255), factor * (rgb & 255));
    }

    private static int rgb(double red, double green, double blue) {
        return clamped(red) << 16 | clamped(green) << 8 | clamped(blue);
    }

    private static int clamped(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /**
     * Photographs this scene, lying on a table, from a slant: the corners of the paper are moved by up to {@code slant}
     * of the side, and there is {@code margin} of the side of table around it.
     */
    Scene onTable(Color table, double grain, double margin, double slant) {
        BufferedImage photo = blank(side, side, table);
        int[] pixels = pixels(photo);
        int[] source = pixels(image);
        for (int y = 0; y < side; y++) {
            double wave = grain * (Math.sin(y * 0.11 + 3 * Math.sin(y * 0.013)) + 0.6 * random.nextGaussian());
            for (int x = 0; x < side; x++) {
                double own = wave + grain * 0.5 * Math.sin(x * 0.006 + y * 0.4);
                pixels[y * side + x] = rgb(table.getRed() + own, table.getGreen() + own, table.getBlue() + own);
            }
        }
        double[][] corner = new double[4][2];
        for (int i = 0; i < 4; i++) {
            corner[i][0] = side * ((i == 0 || i == 3 ? margin : 1 - margin) + between(-slant, slant));
            corner[i][1] = side * ((i < 2 ? margin : 1 - margin) + between(-slant, slant));
        }
        double[] h = Homography.toUnitSquare(corner);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double w = h[6] * x + h[7] * y + 1;
                double u = (h[0] * x + h[1] * y + h[2]) / w;
                double v = (h[3] * x + h[4] * y + h[5]) / w;
                if (u >= 0 && v >= 0 && u < 1 && v < 1) {
                    pixels[y * side + x] = sampled(source, u * side - 0.5, v * side - 0.5);
                }
            }
        }
        image = photo;
        return this;
    }

    private int sampled(int[] source, double x, double y) {
        int x0 = (int) Math.max(0, Math.min(side - 2, Math.floor(x)));
        int y0 = (int) Math.max(0, Math.min(side - 2, Math.floor(y)));
        double fx = Math.max(0, Math.min(1, x - x0));
        double fy = Math.max(0, Math.min(1, y - y0));
        double[] sum = new double[3];
        for (int i = 0; i < 4; i++) {
            int rgb = source[(y0 + (i >> 1)) * side + x0 + (i & 1)];
            double weight = ((i & 1) == 1 ? fx : 1 - fx) * (i >> 1 == 1 ? fy : 1 - fy);
            sum[0] += weight * (rgb >> 16 & 255);
            sum[1] += weight * (rgb >> 8 & 255);
            sum[2] += weight * (rgb & 255);
        }
        return rgb(sum[0], sum[1], sum[2]);
    }

    /** Cuts a rectangle out. */
    Scene crop(int x, int y, int width, int height) {
        BufferedImage part = blank(width, height, Color.BLACK);
        part.createGraphics().drawImage(image, -x, -y, null);
        image = part;
        return this;
    }

    /** Adds noise of this standard deviation, out of 255. */
    Scene noise(double deviation) {
        int[] pixels = pixels(image);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int at = y * image.getWidth() + x;
                int rgb = pixels[at];
                double off = deviation * random.nextGaussian();
                pixels[at] = rgb((rgb >> 16 & 255) + off, (rgb >> 8 & 255) + off, (rgb & 255) + off);
            }
        }
        return this;
    }
}
