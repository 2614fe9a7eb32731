package lanewise.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanewiseExceptionTest {

    @Test
    void messageContainsPlaceProblemAndAdvice() {
        LanewiseException e = new LanewiseException("a.csv: line 3", "'x' is not a number", "correct it");
        assertEquals("a.csv: line 3: 'x' is not a number; correct it", e.getMessage());
        assertEquals("a.csv: line 3", e.place());
        assertEquals("'x' is not a number", e.problem());
        assertEquals("correct it", e.advice());
    }

    @Test
    void placeAndAdviceMayBeEmpty() {
        assertEquals("nothing in common", new LanewiseException("", "nothing in common", "").getMessage());
    }

    @Test
    void everyMessageIsOneLine() {
        assertEquals(
                "two\uFFFDlines.csv: a\uFFFD\uFFFDb\uFFFDc\uFFFDd; do\uFFFDe\uFFFDf",
                new LanewiseException("two\nlines.csv", "a\r\nb\tc\u2028d", "do\u0085e\u0000f").getMessage());
    }

    /** Tests ESC, BEL, CR, newline, the C1 control CSI, a bidirectional override and a line separator. */
    @ParameterizedTest
    @ValueSource(strings = {"\u001b", "\u0007", "\r", "\n", "\u009b", "\u202e", "\u2028"})
    void controlCharactersAreReplaced(String control) {
        OutputException e = new OutputException("a" + control, "b" + control, "c" + control);
        assertEquals("a\uFFFD: b\uFFFD; c\uFFFD", e.getMessage());
        assertEquals("a\uFFFD", e.place());
        assertEquals("b\uFFFD", e.problem());
        assertEquals("c\uFFFD", e.advice());
    }
}
