package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentEncodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"ANSI_X3.4-1968", "US-ASCII", "ISO-8859-1", "none-such"})
    void reportsNamesThatTheLocaleCannotRepresent(String encoding) {
        Optional<String> problem = new ArgumentEncoding(encoding).problem("predict", "model", "caf\uFFFD\uFFFD.png");
        assertEquals(
                "the argument 'caf\uFFFD\uFFFD.png' has characters that the locale (" + encoding
                        + ") cannot represent; set the environment variable LC_ALL=C.UTF-8",
                problem.orElse(""));
        assertTrue(new ArgumentEncoding(encoding).problem("predict", "cafe.png").isEmpty());
    }

    @Test
    void inUnicodeTheCharacterIsPartOfTheName() {
        assertTrue(new ArgumentEncoding("UTF-8").problem("a\uFFFDb").isEmpty());
    }
}
