package lanewise.gallery;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import lanewise.errors.LanewiseException;

/** Draws images with captions in rows and columns, dark ink on a light background, as a PNG file. */
public final class Gallery {

    /** The maximum number of images, which makes a picture of about 3,000 x 9,000 pixels. */
    public static final int MOST = 500;

    /** The size in bytes of the signature and the header of a PNG file. */
    private static final int PNG_HEADER = 33;

    private static final int COLUMNS = 12;
    private static final int SIDE = 140;
    private static final int MARGIN = 16;
    private static final int LINE = 17;
    private static final int FONT_SIZE = 13;

    private static final Color GROUND = new Color(0xf3f4f6);
    private static final Color EDGE = new Color(0xc5cad3);
    private static final Color TEXT = new Color(0x1b2430);
    private static final Color MARKED = new Color(0xb42318);

    private final List<CaptionedImage> tiles;
    private final int columns;
    private final int cellHeight;
    private final int cellWidth;

    private Gallery(List<CaptionedImage> tiles) {
        this.tiles = tiles;
        columns = Math.min(COLUMNS, (int) Math.ceil(Math.sqrt(tiles.size())));
        int lines = tiles.stream().mapToInt(tile -> tile.caption().size()).max().orElse(0);
        cellHeight = SIDE + lines * LINE + 2 * MARGIN;
        cellWidth = Math.max(SIDE, longestCaption(tiles)) + MARGIN;
    }

    /** Returns the width in pixels of the longest line, which depends on the installed fonts. */
    private static int longestCaption(List<CaptionedImage> tiles) {
        Graphics2D g = graphics(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        int longest = tiles.stream()
                .flatMapToInt(tile -> IntStream.range(0, tile.caption().size())
                        .map(line -> g.getFontMetrics(font(line))
                                .stringWidth(tile.caption().get(line))))
                .max()
                .orElse(0);
        g.dispose();
        return longest;
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }

    /** Returns the font of a line of a caption; the first line is bold. */
    private static Font font(int line) {
        return new Font(Font.SANS_SERIF, line == 0 ? Font.BOLD : Font.PLAIN, FONT_SIZE);
    }

    /**
     * Draws images, row by row.
     *
     * @param tiles 1 to {@value #MOST} images
     * @return the content of a PNG file
     * @throws IllegalArgumentException if there are no images or more than {@value #MOST}
     * @throws LanewiseException if Java finds no font for the captions
     */
    public static byte[] png(List<CaptionedImage> tiles) {
        if (tiles.isEmpty() || tiles.size() > MOST) {
            throw new IllegalArgumentException("a gallery has 1 to " + MOST + " images, not " + tiles.size());
        }
        // Nothing is displayed, and the machine may have no display.
        System.setProperty("java.awt.headless", "true");
        try {
            return new Gallery(tiles).draw();
        } catch (LinkageError | InternalError | NullPointerException e) {
            // Without fonts in the operating system, each release of the JDK throws another of these.
            throw new LanewiseException(
                    "gallery",
                    "Java finds no font for the captions (" + e + ")",
                    "install fontconfig and a font, such as DejaVu");
        }
    }

    private byte[] draw() {
        int rows = (tiles.size() + columns - 1) / columns;
        BufferedImage image =
                new BufferedImage(columns * cellWidth + MARGIN, rows * cellHeight + MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(image);
        g.setColor(GROUND);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int i = 0; i < tiles.size(); i++) {
            draw(g, tiles.get(i), MARGIN + i % columns * cellWidth, MARGIN + i / columns * cellHeight);
        }
        g.dispose();
        try {
            // The cache would be a temporary file, on a disk that may be full.
            ImageIO.setUseCache(false);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return signed(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a chunk after the header that names this program, so that it recognizes the file. */
    private static byte[] signed(byte[] png) {
        byte[] chunk = "tEXtSoftware\0Lanewise".getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(chunk);
        return ByteBuffer.allocate(png.length + chunk.length + 2 * Integer.BYTES)
                .put(png, 0, PNG_HEADER)
                .putInt(chunk.length - Integer.BYTES)
                .put(chunk)
                .putInt((int) sum.getValue())
                .put(png, PNG_HEADER, png.length - PNG_HEADER)
                .array();
    }

    private static void draw(Graphics2D g, CaptionedImage tile, int left, int top) {
        int longer = Math.max(tile.height(), tile.width());
        int height = Math.max(1, SIDE * tile.height() / longer);
        int width = Math.max(1, SIDE * tile.width() / longer);
        g.drawImage(ink(tile), left, top, width, height, null);
        g.setColor(EDGE);
        g.drawRect(left - 1, top - 1, width + 1, height + 1);
        for (int line = 0; line < tile.caption().size(); line++) {
            g.setFont(font(line));
            g.setColor(tile.marked() && line == 0 ? MARKED : TEXT);
            g.drawString(tile.caption().get(line), left, top + SIDE + (line + 1) * LINE);
        }
    }

    private static BufferedImage ink(CaptionedImage tile) {
        BufferedImage image = new BufferedImage(tile.width(), tile.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < tile.height(); y++) {
            for (int x = 0; x < tile.width(); x++) {
                int shade = 255 - Byte.toUnsignedInt(tile.pixels()[y * tile.width() + x]);
                image.setRGB(x, y, new Color(shade, shade, shade).getRGB());
            }
        }
        return image;
    }
}
