package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {

    private static final List<String> FACTS = List.of("loss 0.0912", "accuracy 97.10%", "72,900 examples/s");

    @Test
    void countPercentBarFactsAndTimeLeft() {
        assertEquals(
                "epoch 3/10  42% [" + "#".repeat(16) + ".".repeat(24) + "]  loss 0.0912  accuracy 97.10%"
                        + "  72,900 examples/s  12 s left",
                ProgressBar.line("epoch 3/10", 0.42, FACTS, 12.3, 120, false));
        assertEquals(
                "iteration 7/7 100% [" + "\u2588".repeat(40) + "]  0 s left",
                ProgressBar.line("iteration 7/7", 1, List.of(), 0, 80, true));
        assertEquals(
                "iteration 1/500   0% [" + "\u2591".repeat(40) + "]",
                ProgressBar.line("iteration 1/500", 0.002, List.of(), Double.NaN, 80, true));
        assertTrue(ProgressBar.line("a", 0.29, List.of(), 1, 80, false).contains(" 29%"));
    }

    @ParameterizedTest
    @CsvSource({
        "80, 'epoch 3/10  42%  loss 0.0912  accuracy 97.10%  72,900 examples/s  12 s left'",
        "70, epoch 3/10  42% [####......]  loss 0.0912  accuracy 97.10%  12 s left",
        "45, epoch 3/10  42%  loss 0.0912  12 s left",
        "28, epoch 3/10  42%  12 s left",
        "20, epoch 3/10  42%",
        "12, ' 42%'",
        "4, ''"
    })
    void aNarrowTerminalGetsFewerWholeParts(int width, String expected) {
        assertEquals(expected, ProgressBar.line("epoch 3/10", 0.42, FACTS, 12, width, false));
    }

    @Test
    void staysOnItsLine() {
        for (int width = 1; width < 130; width++) {
            String line = ProgressBar.line("iteration 1,234,567/2,000,000", 0.6, FACTS, 100_000, width, false);
            assertTrue(line.length() < width, line);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "9600, 2 h 40 min"})
    void durations(long seconds, String expected) {
        assertEquals(expected, ProgressBar.duration(seconds));
    }
}
