package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    private static Terminal terminal(boolean terminal, Charset charset, String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Terminal.of(terminal, charset, environment::get, nowhere, nowhere);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TERM, xterm-256color, -,         -,         INDEXED",
                "TERM, xterm,          -,         -,         INDEXED",
                "TERM, xterm-256color, COLORTERM, truecolor, TRUE",
                "TERM, xterm,          COLORTERM, 24bit,     TRUE",
                "TERM, xterm-256color, NO_COLOR,  1,         NONE",
                "TERM, xterm-256color, NO_COLOR,  '',        INDEXED",
                "TERM, linux,          -,         -,         NONE",
                "TERM, dumb,           COLORTERM, truecolor, NONE",
                "TERM, '',             COLORTERM, truecolor, NONE",
                "WT_SESSION, 1,        -,         -,         TRUE",
                "ConEmuANSI, ON,       -,         -,         INDEXED",
                "ConEmuANSI, OFF,      -,         -,         NONE",
            })
    void colors(String name, String value, String other, String otherValue, Color expected) {
        assertEquals(
                expected,
                terminal(true, StandardCharsets.UTF_8, name, value, other, otherValue)
                        .color());
        assertEquals(
                Color.NONE,
                terminal(false, StandardCharsets.UTF_8, name, value, other, otherValue)
                        .color());
    }

    @Test
    void aLineIsRedrawnOnATerminalAlone() {
        assertTrue(terminal(true, StandardCharsets.UTF_8, "TERM", "xterm").live());
        assertTrue(terminal(true, StandardCharsets.UTF_8, "TERM", "xterm", "NO_COLOR", "1")
                .live());
        assertFalse(terminal(true, StandardCharsets.UTF_8, "TERM", "dumb").live());
        assertFalse(terminal(true, StandardCharsets.UTF_8).live());
        assertFalse(terminal(false, StandardCharsets.UTF_8, "TERM", "xterm").live());
    }

    @Test
    void blocksInUnicodeAlone() {
        assertTrue(terminal(true, StandardCharsets.UTF_8).unicode());
        assertFalse(terminal(true, StandardCharsets.US_ASCII).unicode());
        assertFalse(terminal(true, StandardCharsets.ISO_8859_1).unicode());
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "' 40 ', 40", "0, 80", "-3, 80", "wide, 80", "'', 80"})
    void width(String columns, int expected) {
        assertEquals(
                expected,
                terminal(true, StandardCharsets.UTF_8, "COLUMNS", columns).width());
    }

    @Test
    void aMeasuredWidthIsFollowed() {
        int[] columns = {100};
        Terminal measured = measured(columns, null);
        assertEquals(100, measured.width());
        columns[0] = 60;
        assertEquals(60, measured.width());
        columns[0] = 0;
        assertEquals(80, measured.width());
        columns[0] = 60;
        assertEquals(120, measured(columns, "120").width());
        assertEquals(60, measured(columns, "wide").width());
    }

    private static Terminal measured(int[] columns, String given) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Terminal.of(
                true,
                StandardCharsets.UTF_8,
                name -> name.equals("COLUMNS") ? given : null,
                () -> columns[0],
                nowhere,
                nowhere);
    }

    /** A build has no terminal, so the width is unknown. */
    @Test
    void theWidthOfNoTerminalIsNotMeasured() {
        Assumptions.assumeTrue(System.console() == null);
        assertTrue(new MeasuredWidth().getAsInt() <= 0);
    }

    @Test
    void widthUnknown() {
        assertEquals(80, terminal(true, StandardCharsets.UTF_8).width());
    }
}
