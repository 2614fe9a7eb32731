package lanewise.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({"0, 0 things", "1, 1 thing", "2, 2 things", "41000, '41,000 things'"})
    void counts(long n, String expected) {
        assertEquals(expected, Text.count(n, "thing"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00%", "0.84614, 84.61%", "1, 100.00%", "NaN, -"})
    void percent(double share, String expected) {
        assertEquals(expected, Text.percent(share));
    }

    @ParameterizedTest
    @CsvSource({"0.51214, 0.5121", "999.99994, 999.9999", "123456, 1.23e+05", "Infinity, Infinity", "NaN, -"})
    void loss(double loss, String expected) {
        assertEquals(expected, Text.loss(loss));
    }

    @ParameterizedTest
    @CsvSource({"0.00792, 7.92 ms", "0.0792, 79.2 ms", "0.7921, 792 ms", "7.921, 7.92 s", "0.0000012, 0.00 ms"})
    void seconds(double seconds, String expected) {
        assertEquals(expected, Text.seconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"5183271, '5,180,000'", "999600, '1,000,000'", "12.4, 12", "0, 0", "123.6, 124"})
    void about(double n, String expected) {
        assertEquals(expected, Text.about(n));
    }
}
