package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitArtTest {

    private static final String BLOCK = "\u2580";

    private final Picture picture = new Picture(3, 2, new int[] {
        0, 255,
        255, 255,
        128, 0,
    });

    @Test
    void lettersByTheMeanOfTwoPixels() {
        assertEquals(List.of("+@", "+ "), DigitArt.letters(picture));
    }

    @Test
    void halfBlocksIn24Bits() {
        assertEquals(
                List.of(
                        "\u001b[38;2;0;0;0;48;2;255;255;255m" + BLOCK + "\u001b[38;2;255;255;255;48;2;255;255;255m"
                                + BLOCK + "\u001b[0m",
                        "\u001b[38;2;128;128;128;48;2;0;0;0m" + BLOCK + "\u001b[38;2;0;0;0;48;2;0;0;0m" + BLOCK
                                + "\u001b[0m"),
                DigitArt.halfBlocks(picture, Color.TRUE));
    }

    @Test
    void halfBlocksInXtermsGraysNameAColorOnce() {
        Picture flat = new Picture(2, 3, new int[] {0, 0, 0, 255, 255, 255});
        assertEquals(
                List.of("\u001b[38;5;16;48;5;231m" + BLOCK.repeat(3) + "\u001b[0m"),
                DigitArt.halfBlocks(flat, Color.INDEXED));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 16",
        "3, 16",
        "4, 232",
        "8, 232",
        "12, 232",
        "13, 233",
        "18, 233",
        "128, 244",
        "238, 255",
        "242, 255",
        "243, 231",
        "255, 231"
    })
    void nearestGray(int shade, int color) {
        assertEquals(color, DigitArt.nearestGray(shade));
    }

    @Test
    void lettersWhereColorOrBlocksAreMissing() {
        List<String> letters = DigitArt.letters(picture);
        assertEquals(letters, DigitArt.draw(picture, terminal(Color.NONE, true)));
        assertEquals(letters, DigitArt.draw(picture, terminal(Color.TRUE, false)));
        assertEquals(DigitArt.halfBlocks(picture, Color.TRUE), DigitArt.draw(picture, terminal(Color.TRUE, true)));
    }

    private static Terminal terminal(Color color, boolean unicode) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new Terminal(nowhere, nowhere, true, color, unicode, () -> 80);
    }
}
