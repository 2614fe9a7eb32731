package lanewise.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import lanewise.text.TextPicture;

/**
 * Draws pictures as lines of text. A character is about twice as high as wide, so one line shows two rows of pixels.
 */
public final class DigitArt {

    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";
    private static final char UPPER_HALF = '\u2580';

    private static final int CUBE_BLACK = 16;
    private static final int CUBE_WHITE = 231;
    private static final int FIRST_GRAY = 232;
    private static final int GRAYS = 24;
    private static final int DARKEST = 8;
    private static final int GRAY_STEP = 10;

    private DigitArt() {}

    /**
     * Draws a picture with half blocks if the terminal has colors and Unicode, otherwise with ASCII characters.
     *
     * @param picture the picture
     * @param terminal where it will be printed
     * @return lines of {@code picture.width()} visible characters
     */
    public static List<String> draw(Picture picture, Terminal terminal) {
        return terminal.color() != Color.NONE && terminal.unicode()
                ? halfBlocks(picture, terminal.color())
                : letters(picture);
    }

    /** Draws upper half blocks: the foreground color is the upper pixel, the background color the lower one. */
    static List<String> halfBlocks(Picture picture, Color color) {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < picture.height(); y += 2) {
            StringBuilder line = new StringBuilder();
            String before = "";
            for (int x = 0; x < picture.width(); x++) {
                String codes = ESCAPE + "38;" + code(picture.shade(y, x), color) + ";48;"
                        + code(picture.shade(y + 1, x), color) + "m";
                if (!codes.equals(before)) {
                    line.append(codes);
                    before = codes;
                }
                line.append(UPPER_HALF);
            }
            lines.add(line.append(RESET).toString());
        }
        return lines;
    }

    /** Draws ASCII characters, each of which shows the mean of two pixels. */
    static List<String> letters(Picture picture) {
        return TextPicture.lines(picture.height(), picture.width(), picture::shade);
    }

    private static String code(int shade, Color color) {
        return color == Color.TRUE ? "2;" + shade + ";" + shade + ";" + shade : "5;" + nearestGray(shade);
    }

    /**
     * Returns the nearest of xterm's colors: black or white of the color cube, or one of the 24 grays 8, 18, ... 238.
     */
    static int nearestGray(int shade) {
        if (shade < DARKEST / 2) {
            return CUBE_BLACK;
        }
        int step = Math.max(0, Math.round((shade - DARKEST) / (float) GRAY_STEP));
        return step < GRAYS ? FIRST_GRAY + step : CUBE_WHITE;
    }
}
