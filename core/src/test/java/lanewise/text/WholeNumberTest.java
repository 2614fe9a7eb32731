package lanewise.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeNumberTest {

    @Test
    void parsesBothLimits() {
        assertEquals(1, WholeNumber.parse("1", 1));
        assertEquals(Integer.MAX_VALUE, WholeNumber.parse("2147483647", 1));
        assertEquals(7, WholeNumber.parse("+007", 7, 7));
        assertEquals(7, WholeNumber.parse("0".repeat(30) + "7", 0));
        assertEquals(Long.MIN_VALUE, WholeNumber.parse("-9223372036854775808", Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                    | 1  | 2147483647          | a whole number of 1 or more",
                "-99999999999999      | 1  | 2147483647          | a whole number of 1 or more",
                "2147483648           | 1  | 2147483647          | a whole number from 1 to 2147483647",
                "99999999999999999999 | 1  | 2147483647          | a whole number from 1 to 2147483647",
                "ten                  | 1  | 2147483647          | a whole number of 1 or more",
                "1.5                  | 1  | 2147483647          | a whole number of 1 or more",
                "2e9                  | 1  | 2147483647          | a whole number of 1 or more",
                "''                   | 0  | 2147483647          | a whole number of 0 or more",
                "1025                 | 1  | 1024                | a whole number from 1 to 1024",
                "x                    | 1  | 1024                | a whole number from 1 to 1024",
                "9223372036854775808  | -9223372036854775808 | 9223372036854775807 "
                        + "| a whole number from -9223372036854775808 to 9223372036854775807",
                "x                    | -9223372036854775808 | 9223372036854775807 | a whole number"
            })
    void describesTheNumbers(String text, long min, long max, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> WholeNumber.parse(text, min, max))
                .getMessage();

        assertEquals("'" + text + "' is not " + expected, message);
    }
}
