package lanewise.picture.album;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import lanewise.data.Examples;
import lanewise.data.Mnist;

/** Generates pictures of numbers whose digits touch or overlap a little. */
public final class TouchingNumbers {

    /** The shapes of the digits: strokes as in the other pictures, printed digits, or training images of MNIST. */
    public enum Shapes {
        STROKES,
        FONTS,
        MNIST
    }

    /** Training images from this number on are drawn: {@code DigitLikeness} does not contain them. */
    private static final int FIRST = 50_000;

    private static final int WIDTH = 480;
    private static final int HEIGHT = 220;

    /** Reading the images takes long. */
    private static final class Holder {
        private static final Examples TRAINING = Mnist.training();
    }

    private TouchingNumbers() {}

    /** The coverage of the pixels of a digit, 0 to 255. */
    private record Ink(int height, int width, int[] values) {

        int get(int y, int x) {
            return x < 0 || x >= width || y < 0 || y >= height ? 0 : values[y * width + x];
        }
    }

    /**
     * Generates pictures. The same seed generates the same pictures.
     *
     * @param shapes the shapes of the digits
     * @param seed seed of all that is random
     * @param count number of pictures
     * @return the pictures; the kind is the name of the shapes
     * @throws IOException if a picture cannot be encoded
     */
    public static List<AlbumGenerator.Picture> pictures(Shapes shapes, long seed, int count) throws IOException {
        List<AlbumGenerator.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed * 1000 + 77 * shapes.ordinal() + i * 1_000_003L);
            random.nextDouble();
            StringBuilder label = new StringBuilder();
            int digits = 2 + random.nextInt(3);
            for (int k = 0; k < digits; k++) {
                label.append(random.nextInt(10));
            }
            pictures.add(AlbumGenerator.picture(
                    shapes.name().toLowerCase(Locale.ROOT),
                    label.toString(),
                    number(random, label.toString(), shapes)));
        }
        return pictures;
    }

    private static Scene number(Random random, String label, Shapes shapes) {
        Scene scene = new Scene(random, WIDTH, AlbumGenerator.paper(random));
        double height = scene.between(60, 105);
        double pen = scene.between(0.05, 0.1);
        Font font = font(random);
        Ink all = new Ink(HEIGHT, WIDTH, new int[HEIGHT * WIDTH]);
        int sure = random.nextInt(label.length() - 1);
        int right = 20;
        for (int i = 0; i < label.length(); i++) {
            int digit = label.charAt(i) - '0';
            double own = height * scene.between(0.88, 1.1);
            Ink ink = switch (shapes) {
                case STROKES -> strokes(random, digit, own, pen);
                case FONTS -> printed(font, digit, height);
                case MNIST -> image(random, digit, own);
            };
            int top = (HEIGHT - ink.height) / 2
                    + (shapes == Shapes.FONTS ? 0 : (int) Math.round(0.05 * height * random.nextGaussian()));
            int left = right;
            if (i > 0) {
                boolean touching = i - 1 == sure || random.nextInt(3) > 0;
                double overlap = touching ? scene.between(0.01, 0.6) * pen : -scene.between(0.06, 0.2);
                left = contact(all, ink, top) - (int) Math.round(overlap * height);
            }
            for (int y = 0; y < ink.height; y++) {
                for (int x = 0; x < ink.width; x++) {
                    int at = (top + y) * WIDTH + left + x;
                    if (left + x >= 0 && left + x < WIDTH) {
                        all.values[at] = Math.max(all.values[at], ink.get(y, x));
                    }
                }
            }
        }
        scene.cover(all.values, AlbumGenerator.ink(random));
        scene.crop(0, 0, WIDTH, HEIGHT);
        if (random.nextInt(3) == 0) {
            scene.shadow(scene.between(0, 6.28), 0, scene.between(0.5, 0.7), 20);
        }
        return scene.lamp(0.7).noise(scene.between(1, 4));
    }

    /** Returns the leftmost column for a digit at which it only just touches the ink left of it. */
    private static int contact(Ink all, Ink ink, int top) {
        int left = 0;
        for (int y = 0; y < ink.height; y++) {
            int first = 0;
            while (first < ink.width && ink.get(y, first) < 128) {
                first++;
            }
            for (int near = -1; near <= 1 && first < ink.width; near++) {
                int last = all.width - 1;
                while (last >= 0 && all.get(top + y + near, last) < 128) {
                    last--;
                }
                left = Math.max(left, last < 0 ? 0 : last + 1 - first);
            }
        }
        return left;
    }

    private static Ink strokes(Random random, int digit, double height, double pen) {
        Shape path = AffineTransform.getScaleInstance(height, height)
                .createTransformedShape(AlbumGenerator.digit(random, digit));
        return rendered(new BasicStroke((float) (pen * height), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(path));
    }

    private static Font font(Random random) {
        String[] names = {Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED};
        return new Font(names[random.nextInt(names.length)], random.nextInt(4), 100);
    }

    private static Ink printed(Font font, int digit, double height) {
        Shape outline = font.createGlyphVector(new FontRenderContext(null, true, true), Integer.toString(digit))
                .getOutline();
        double scale = height / outline.getBounds2D().getHeight();
        return rendered(AffineTransform.getScaleInstance(scale, scale).createTransformedShape(outline));
    }

    private static Ink rendered(Shape shape) {
        Rectangle2D box = shape.getBounds2D();
        BufferedImage image =
                new BufferedImage((int) box.getWidth() + 2, (int) box.getHeight() + 2, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(1 - box.getX(), 1 - box.getY());
        g.setColor(Color.WHITE);
        g.fill(shape);
        g.dispose();
        return ink(image);
    }

    private static Ink ink(BufferedImage image) {
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int[] values = new int[bytes.length];
        Arrays.setAll(values, i -> Byte.toUnsignedInt(bytes[i]));
        return new Ink(image.getHeight(), image.getWidth(), values);
    }

    /** Returns a training image, enlarged so that its box of 20 x 20 pixels has this height. */
    private static Ink image(Random random, int digit, double height) {
        Examples training = Holder.TRAINING;
        int j;
        do {
            j = FIRST + random.nextInt(training.count() - FIRST);
        } while (training.labels()[j] != digit);
        BufferedImage small = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        small.getRaster().setDataElements(0, 0, 28, 28, training.pixels(j));
        int side = (int) Math.round(height * 28 / 20);
        BufferedImage large = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = large.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(small, 0, 0, side, side, null);
        g.dispose();
        return ink(large);
    }
}
