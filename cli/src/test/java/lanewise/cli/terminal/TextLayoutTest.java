package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextLayoutTest {

    @Test
    void table() {
        assertEquals(List.of("ab  c", "a   bc"), TextLayout.table(List.of(List.of("ab", "c"), List.of("a", "bc"))));
    }

    @Test
    void rightAligned() {
        assertEquals(
                List.of("ab   c", " a  bc"), TextLayout.rightAligned(List.of(List.of("ab", "c"), List.of("a", "bc"))));
    }

    @Test
    void wrapsBetweenPieces() {
        List<String> pieces = List.of("one 1", "two 2", "a piece that is too long by itself", "three");
        assertEquals(
                List.of("at: one 1, two 2,", "    a piece that is too long by itself,", "    three"),
                TextLayout.wrapped("at: ", pieces, ", ", 17));
        assertEquals(
                List.of("at: one 1,", "    two 2,"),
                TextLayout.wrapped("at: ", pieces, ", ", 16).subList(0, 2));
        assertEquals(List.of("at:"), TextLayout.wrapped("at: ", List.of(), ", ", 16));
    }

    @Test
    void aParagraphIsBrokenBetweenWords() {
        assertEquals(List.of("one two"), TextLayout.paragraph("one two", 7));
        assertEquals(List.of("one", "    two"), TextLayout.paragraph("one two", 6));
        assertEquals(List.of("one two", "    three", "    four"), TextLayout.paragraph("one two three four", 10));
        assertEquals(
                List.of("  a", "    path/that/is/long", "    b"), TextLayout.paragraph("  a path/that/is/long b", 9));
        assertEquals(List.of("path/that/is/long"), TextLayout.paragraph("path/that/is/long", 9));
    }
}
