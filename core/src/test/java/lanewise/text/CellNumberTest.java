package lanewise.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellNumberTest {

    private static int parse(String cell) {
        return CellNumber.parse(("x" + cell + "y").toCharArray(), 1, cell.length());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "0, 0",
                "~ 255 ~, 255",
                "5.0, 5",
                "~5,00~, 5",
                "1e2, 100",
                "~ \"7\"~, 7",
                "~\" \"8\" \"~, 8",
                "-1, -1",
                "1.5, -1",
                "~\"\"~, -1",
                "x, -1",
                "~~, -1"
            })
    void readsWholeNumbers(String cell, int expected) {
        assertEquals(expected, parse(cell));
    }

    @Test
    void readsACellOfManyQuotes() {
        String quotes = "\"".repeat(30_000);
        assertEquals(9, parse(quotes + "9" + quotes));
    }
}
