package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {

    @Test
    void percentBarAndTimeLeft() {
        assertEquals(
                " 42% [" + "#".repeat(16) + ".".repeat(24) + "] 210 of 500, 12 s left",
                ProgressBar.line(210, 500, 12.3, 80, false));
        assertEquals("100% [" + "\u2588".repeat(40) + "] 7 of 7, 0 s left", ProgressBar.line(7, 7, 0, 80, true));
        assertEquals(
                "  0% [" + "\u2591".repeat(40) + "] 1 of 500",
                ProgressBar.line(1, 500, Double.NaN, 80, true).replace("\u2588", "\u2591"));
    }

    @Test
    void staysOnItsLine() {
        for (int width = 1; width < 100; width++) {
            String line = ProgressBar.line(1_234_567, 2_000_000, 100_000, width, false);
            assertTrue(line.length() < width, line);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "9600, 2 h 40 min"})
    void durations(long seconds, String expected) {
        assertEquals(expected, ProgressBar.duration(seconds));
    }
}
