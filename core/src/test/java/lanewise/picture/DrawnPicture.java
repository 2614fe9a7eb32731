package lanewise.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture of a digit, drawn step by step: a shape on paper, with a pen, turned and placed as asked. */
final class DrawnPicture {

    private final int width;
    private final int height;
    private int type = BufferedImage.TYPE_INT_RGB;
    private Paint paper = Color.WHITE;
    private Color ink = Color.BLACK;
    private double pen = 0.09;
    private double size = 0.7;
    private double x = 0.5;
    private double y = 0.5;
    private double slant;
    private double turn;
    private double noise;
    private boolean soft = true;

    private DrawnPicture(int width, int height) {
        this.width = width;
        this.height = height;
    }

    static DrawnPicture of(int width, int height) {
        return new DrawnPicture(width, height);
    }

    /** A type of {@link BufferedImage}. */
    DrawnPicture type(int imageType) {
        type = imageType;
        return this;
    }

    /** Null for transparent. */
    DrawnPicture on(Paint ground) {
        paper = ground;
        return this;
    }

    DrawnPicture in(Color color) {
        ink = color;
        return this;
    }

    /** As a part of the digit's height. */
    DrawnPicture pen(double thickness) {
        pen = thickness;
        return this;
    }

    /** The digit's height as a part of the picture's. */
    DrawnPicture size(double part) {
        size = part;
        return this;
    }

    /** The digit's middle as parts of the picture's sides. */
    DrawnPicture at(double across, double down) {
        x = across;
        y = down;
        return this;
    }

    /** How far the digit's top is to the right of its foot, as a part of its height. */
    DrawnPicture slant(double part) {
        slant = part;
        return this;
    }

    /** Degrees, clockwise. */
    DrawnPicture turned(double degrees) {
        turn = degrees;
        return this;
    }

    /** The standard deviation of each pixel, of 255. */
    DrawnPicture noise(double deviation) {
        noise = deviation;
        return this;
    }

    /** Without gray at the edges of strokes. */
    DrawnPicture hard() {
        soft = false;
        return this;
    }

    BufferedImage image(DigitShape shape) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                soft ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        if (paper != null) {
            g.setPaint(paper);
            g.fillRect(0, 0, width, height);
        }
        AffineTransform place = AffineTransform.getTranslateInstance(x * width, y * height);
        place.rotate(Math.toRadians(turn));
        place.shear(-slant, 0);
        place.scale(size * height, size * height);
        place.translate(-0.32, -0.5);
        g.transform(place);
        g.setColor(ink);
        g.setStroke(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape.strokes());
        g.dispose();
        addNoise(image);
        return image;
    }

    private void addNoise(BufferedImage image) {
        Random random = new Random(5);
        for (int v = 0; noise > 0 && v < height; v++) {
            for (int u = 0; u < width; u++) {
                int off = (int) Math.round(noise * random.nextGaussian());
                Color color = new Color(image.getRGB(u, v));
                image.setRGB(
                        u,
                        v,
                        new Color(
                                        clamped(color.getRed() + off),
                                        clamped(color.getGreen() + off),
                                        clamped(color.getBlue() + off))
                                .getRGB());
            }
        }
    }

    private static int clamped(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** The picture as a file of this format, by ImageIO's name. */
    byte[] file(DigitShape shape, String format) {
        return file(image(shape), format);
    }

    static byte[] file(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no " + format + " of such an image");
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
