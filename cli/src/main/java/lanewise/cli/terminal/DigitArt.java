package lanewise.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Pictures as lines of text: a character is about twice as high as wide, so a line shows two rows of pixels. */
public final class DigitArt {

    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";
    private static final char UPPER_HALF = '\u2580';

    /** From black to white, as a terminal of light letters on a dark ground shows them. */
    private static final String RAMP = " .:-=+*#%@";

    private static final int CUBE_BLACK = 16;
    private static final int CUBE_WHITE = 231;
    private static final int FIRST_GREY = 232;
    private static final int GREYS = 24;
    private static final int DARKEST = 8;
    private static final int GREY_STEP = 10;

    private DigitArt() {}

    /** Half blocks where the terminal has grey and block characters, else letters; lines of {@code width} columns. */
    public static List<String> draw(Picture picture, Terminal terminal) {
        return terminal.colour() != Colour.NONE && terminal.unicode()
                ? halfBlocks(picture, terminal.colour())
                : letters(picture);
    }

    /** Each character is an upper half block: its own colour is the upper pixel, its background the lower one. */
    static List<String> halfBlocks(Picture picture, Colour colour) {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < picture.height(); y += 2) {
            StringBuilder line = new StringBuilder();
            String before = "";
            for (int x = 0; x < picture.width(); x++) {
                String codes = ESCAPE + "38;" + code(picture.shade(y, x), colour)
                        + ";48;" + code(picture.shade(y + 1, x), colour) + "m";
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

    /** Each character stands for the mean of two pixels, or of one where no other is below it. */
    static List<String> letters(Picture picture) {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < picture.height(); y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < picture.width(); x++) {
                int sum = picture.shade(y, x) + picture.shade(Math.min(y + 1, picture.height() - 1), x);
                line.append(RAMP.charAt(Math.round(sum / 510f * (RAMP.length() - 1))));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String code(int shade, Colour colour) {
        return colour == Colour.TRUE ? "2;" + shade + ";" + shade + ";" + shade : "5;" + nearestGrey(shade);
    }

    /** Of xterm's colours: black and white from the colour cube, between them 24 greys, 8, 18, ... 238. */
    static int nearestGrey(int shade) {
        if (shade < DARKEST / 2) {
            return CUBE_BLACK;
        }
        int step = Math.max(0, Math.round((shade - DARKEST) / (float) GREY_STEP));
        return step < GREYS ? FIRST_GREY + step : CUBE_WHITE;
    }
}
