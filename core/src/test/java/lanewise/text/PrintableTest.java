package lanewise.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    /** The values include BEL, ESC, DEL, the C1 control CSI, a bidirectional override and an unpaired surrogate. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0007", "\t", "\n", "\r", "\u001b", "\u007f", "\u0085", "\u009b", "\u200e", "\u2028",
                "\u2029", "\u202e", "\u2066", "\ufeff", "\ue000", "\ud800"
            })
    void replacesWhatIsNotPrintable(String character) {
        assertEquals("a\uFFFDb", Printable.of("a" + character + "b"));
    }

    @Test
    void keepsTheLinesOfADocument() {
        assertEquals("a\uFFFDb\n\uFFFD\n\uFFFDZ\u00fc\n", Printable.lines("a\rb\n\u009b\n\u2028Z\u00fc\n"));
    }

    @Test
    void keepsLettersOfAllScripts() {
        String text = "Zürich, Ελλάδα, 数字, \ud83d\ude00, 'x' <y>";
        assertEquals(text, Printable.of(text));
    }
}
