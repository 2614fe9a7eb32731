package lanewise.picture.album;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Generates the pictures of the tests, by kind. No stroke is from MNIST. Usage: {@code AlbumGenerator FOLDER SEED
 * COUNT}.
 */
public final class AlbumGenerator {

    /** Paints one picture of a kind. */
    private interface Kind {
        Scene paint(Random random, String label);
    }

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("box", AlbumGenerator::box),
            Map.entry("chalk", AlbumGenerator::chalk),
            Map.entry("edge", AlbumGenerator::edge),
            Map.entry("graph-dark", (random, label) -> graph(random, label, true)),
            Map.entry("graph-pale", (random, label) -> graph(random, label, false)),
            Map.entry("note", AlbumGenerator::note),
            Map.entry("number", AlbumGenerator::number),
            Map.entry("plain", AlbumGenerator::plain),
            Map.entry("ruled", AlbumGenerator::ruled),
            Map.entry("shadow-hard", (random, label) -> shadow(random, label, 4)),
            Map.entry("shadow-soft", (random, label) -> shadow(random, label, 70)),
            Map.entry("table", AlbumGenerator::table),
            Map.entry("thin", AlbumGenerator::thin)));

    private AlbumGenerator() {}

    /**
     * A picture.
     *
     * @param kind its kind; {@code none} for drawings of other things
     * @param label the digits that it shows, or the name of the drawing
     * @param file the bytes of a PNG or JPEG file
     */
    public record Picture(String kind, String label, byte[] file) {}

    /**
     * Generates the pictures. The same seed generates the same pictures.
     *
     * @param seed seed of all that is random
     * @param count number of pictures of each kind
     * @return the pictures
     * @throws IOException if a picture cannot be encoded
     */
    public static List<Picture> pictures(long seed, int count) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
            for (int i = 0; i < count; i++) {
                Random random = new Random(seed * 1000 + kind.getKey().hashCode() * 31L + i);
                random.nextDouble();
                String label = kind.getKey().equals("number") ? someNumber(random) : Integer.toString(i % 10);
                pictures.add(picture(kind.getKey(), label, kind.getValue().paint(random, label)));
            }
        }
        int i = 0;
        for (String name : new TreeMap<>(Strokes.OTHERS).keySet()) {
            for (int way = 0; way < 2; way++) {
                Random random = new Random(seed * 1000 + 7 * i++);
                random.nextDouble();
                pictures.add(picture("none", name, none(random, name, way == 1)));
            }
        }
        return pictures;
    }

    /**
     * Writes the pictures to files, to look at them.
     *
     * @param arguments folder, seed, pictures per kind
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        int number = 0;
        for (Picture picture : pictures(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]))) {
            String format = picture.kind().equals("thin") ? "png" : "jpg";
            Path file = Path.of(arguments[0], picture.kind())
                    .resolve(String.format(Locale.ROOT, "%03d_%s.%s", number++, picture.label(), format));
            Files.createDirectories(file.getParent());
            Files.write(file, picture.file());
        }
    }

    /** Encodes a picture. JPEG would blur lines of one pixel, so that those are PNG. */
    static Picture picture(String kind, String label, Scene scene) throws IOException {
        BufferedImage image = scene.image();
        if (!kind.equals("thin")) {
            return new Picture(kind, label, jpeg(image, (float) scene.between(0.55, 0.85)));
        }
        BufferedImage gray = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        gray.createGraphics().drawImage(image, 0, 0, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(gray, "png", bytes);
        return new Picture(kind, label, bytes.toByteArray());
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String someNumber(Random random) {
        int digits = 2 + random.nextInt(4);
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }

    static Path2D digit(Random random, int digit) {
        List<String> ways = Strokes.DIGITS.get(digit);
        return new Pen(random, 0.022).write(ways.get(random.nextInt(ways.size())));
    }

    static Color paper(Random random) {
        int light = 205 + random.nextInt(48);
        return new Color(light, light - random.nextInt(8), light - random.nextInt(18));
    }

    static Color ink(Random random) {
        Color[] inks = {
            new Color(25, 25, 30),
            new Color(30, 40, 120),
            new Color(60, 60, 65),
            new Color(20, 30, 80),
            new Color(120, 30, 40)
        };
        return inks[random.nextInt(inks.length)];
    }

    /** Writes the digit somewhere near the middle, with its height as parts of the side. */
    private static Scene written(Scene scene, String label, double lowest, double highest) {
        double height = scene.side * scene.between(lowest, highest);
        return scene.write(
                digit(scene.random, Integer.parseInt(label)),
                scene.side * scene.between(0.42, 0.58),
                scene.side * scene.between(0.42, 0.58),
                height,
                scene.between(0.035, 0.11),
                ink(scene.random));
    }

    private static Scene scene(Random random) {
        return new Scene(random, 320, paper(random));
    }

    private static Scene plain(Random random, String label) {
        return written(scene(random), label, 0.3, 0.75).lamp(0.6).noise(1 + 7 * random.nextDouble());
    }

    private static Scene table(Random random, String label) {
        Color[] tables = {
            new Color(60, 55, 50),
            new Color(120, 120, 118),
            new Color(110, 75, 45),
            new Color(35, 35, 38),
            new Color(140, 110, 80)
        };
        Scene scene = written(scene(random), label, 0.3, 0.55);
        return scene.onTable(
                        tables[random.nextInt(tables.length)], scene.between(2, 9), scene.between(0.07, 0.17), 0.05)
                .lamp(0.7)
                .noise(3);
    }

    /** A sheet that takes less of the picture than the dark table. */
    private static Scene note(Random random, String label) {
        Color[] tables = {new Color(60, 55, 50), new Color(85, 60, 40), new Color(35, 35, 38)};
        return written(scene(random), label, 0.4, 0.65)
                .onTable(
                        tables[random.nextInt(tables.length)],
                        random.nextInt(7) + 2,
                        0.18 + 0.1 * random.nextDouble(),
                        0.04)
                .lamp(0.7)
                .noise(3);
    }

    private static Scene box(Random random, String label) {
        Scene scene = scene(random);
        int side = scene.side;
        double m = scene.between(0.03, 0.18);
        double tilt = scene.between(-0.02, 0.02);
        double lines = scene.between(1.5, 5);
        Color color = new Color(30 + random.nextInt(60), 40, 50);
        int sides = random.nextInt(3) == 0 ? 1 + random.nextInt(14) : 15;
        double low = m * side;
        double high = side - low;
        double off = tilt * side;
        double over = sides == 15 && random.nextBoolean() ? 0 : low + 10;
        if ((sides & 1) > 0) {
            scene.line(low - off, low - over, low + off, high + over, lines, color);
        }
        if ((sides & 2) > 0) {
            scene.line(high - off, low - over, high + off, high + over, lines, color);
        }
        if ((sides & 4) > 0) {
            scene.line(low - over, low + off, high + over, low - off, lines, color);
        }
        if ((sides & 8) > 0) {
            scene.line(low - over, high + off, high + over, high - off, lines, color);
        }
        return written(scene, label, 0.35, 0.95 * (1 - 2 * m)).lamp(0.75).noise(3);
    }

    private static Scene ruled(Random random, String label) {
        Scene scene = scene(random);
        int pale = 110 + random.nextInt(90);
        double distance = scene.between(35, 90);
        scene.ruling(distance, scene.between(1, 2.2), new Color(pale, pale + 10, pale + 40), false);
        if (random.nextBoolean()) {
            scene.line(40, 0, 38, scene.side, 1.6, new Color(200, 110, 110));
        }
        return written(scene, label, 0.35, 0.7)
                .onTable(Color.GRAY, 2, -0.08, 0.035)
                .lamp(0.7)
                .noise(3);
    }

    private static Scene graph(Random random, String label, boolean dark) {
        Scene scene = scene(random);
        int pale = dark ? 60 + random.nextInt(50) : 165 + random.nextInt(35);
        scene.ruling(scene.between(18, 48), scene.between(1, 1.8), new Color(pale, pale + 10, pale + 40), true);
        return written(scene, label, 0.4, 0.75)
                .onTable(Color.GRAY, 2, -0.08, 0.03)
                .lamp(0.75)
                .noise(3);
    }

    private static Scene shadow(Random random, String label, double softness) {
        Scene scene = written(scene(random), label, 0.35, 0.65);
        double light = scene.between(0.4, 0.65);
        scene.shadow(scene.between(0, 6.28), scene.side * scene.between(-0.2, 0.15), light, softness);
        return scene.lamp(0.8).noise(scene.between(1, 4));
    }

    private static Scene edge(Random random, String label) {
        boolean light = random.nextInt(3) == 0;
        Scene scene = new Scene(random, 320, light ? new Color(20, 20, 20) : paper(random));
        Path2D path = digit(scene.random, Integer.parseInt(label));
        double height = scene.between(150, 230);
        double pen = scene.between(0.06, 0.12);
        scene.write(path, 160, 160, height, pen, light ? Color.WHITE : ink(random));
        java.awt.geom.Rectangle2D box = path.getBounds2D();
        double stroke = pen * height / 2;
        int left = (int) (160 + box.getMinX() * height - stroke);
        int top = (int) (160 + box.getMinY() * height - stroke);
        int right = (int) Math.ceil(160 + box.getMaxX() * height + stroke);
        int bottom = (int) Math.ceil(160 + box.getMaxY() * height + stroke);
        // Some cuts touch all four sides, others one.
        int free = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(14);
        left -= (free & 1) > 0 ? 60 : -2;
        right += (free & 2) > 0 ? 60 : -2;
        top -= (free & 4) > 0 ? 40 : -2;
        bottom += (free & 8) > 0 ? 40 : -2;
        left = Math.max(0, left);
        top = Math.max(0, top);
        return scene.crop(left, top, Math.min(320, right) - left, Math.min(320, bottom) - top)
                .noise(3);
    }

    private static Scene chalk(Random random, String label) {
        Color[] boards = {new Color(40, 60, 50), new Color(20, 20, 20), new Color(50, 50, 60), new Color(15, 50, 30)};
        Scene scene = new Scene(random, 320, boards[random.nextInt(boards.length)]);
        int light = 190 + random.nextInt(60);
        scene.write(
                digit(scene.random, Integer.parseInt(label)),
                320 * scene.between(0.42, 0.58),
                320 * scene.between(0.42, 0.58),
                320 * scene.between(0.35, 0.7),
                scene.between(0.05, 0.11),
                new Color(light, light, light - 10));
        return scene.lamp(0.6).noise(scene.between(2, 12));
    }

    private static Scene thin(Random random, String label) {
        Scene scene = new Scene(random, 1600, random.nextBoolean() ? Color.WHITE : new Color(240, 240, 240));
        double height = 1600 * scene.between(0.12, 0.6);
        return scene.write(
                digit(scene.random, Integer.parseInt(label)),
                1600 * scene.between(0.35, 0.65),
                1600 * scene.between(0.35, 0.65),
                height,
                scene.between(1, 4) / height,
                ink(random));
    }

    private static Scene number(Random random, String label) {
        Scene scene = new Scene(random, 480, paper(random));
        if (random.nextInt(3) == 0) {
            scene.ruling(scene.between(40, 80), 1.2, new Color(190, 200, 225), false);
        }
        double pitch = 420.0 / label.length();
        double height = Math.min(150, pitch * scene.between(1.05, 1.3));
        double pen = scene.between(0.05, 0.1);
        Color ink = ink(random);
        for (int i = 0; i < label.length(); i++) {
            scene.write(
                    digit(scene.random, label.charAt(i) - '0'),
                    30 + (i + 0.5) * pitch + 3 * random.nextGaussian(),
                    140 + 0.05 * height * random.nextGaussian(),
                    height * scene.between(0.88, 1.1),
                    pen,
                    ink);
        }
        scene.crop(0, 20, 480, 240);
        if (random.nextInt(3) == 0) {
            scene.shadow(scene.between(0, 6.28), 0, scene.between(0.5, 0.7), 20);
        }
        return scene.lamp(0.7).noise(scene.between(1, 4));
    }

    private static Scene none(Random random, String name, boolean photo) {
        Scene scene = photo ? scene(random) : new Scene(random, 280, Color.WHITE);
        scene.write(
                new Pen(random, 0.02).write(Strokes.OTHERS.get(name)),
                scene.side / 2.0,
                scene.side / 2.0,
                scene.side * scene.between(0.4, 0.65),
                photo ? scene.between(0.04, 0.1) : scene.between(0.07, 0.12),
                photo ? ink(random) : Color.BLACK);
        return photo ? scene.lamp(0.7).noise(3) : scene;
    }
}
