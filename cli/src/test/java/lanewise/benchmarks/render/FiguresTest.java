package lanewise.benchmarks.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import lanewise.benchmarks.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @Test
    void fixedPointIsFormattedAsByJava() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double x = (random.nextBoolean() ? 1 : -1) * Math.exp(random.nextDouble(-7, 34));
            int decimals = random.nextInt(9);
            String expected = String.format(Locale.ROOT, "%,." + decimals + "f", x);
            // Java prints a sign before a zero.
            assertEquals(expected.replaceFirst("^-([0.]+)$", "$1"), Figures.fixed(x, decimals));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12.345, 12.35",
        "1234.5, '1,235'",
        "1234567, '1,234,567'",
        "-1234567, '-1,234,567'",
        "100, 100.0",
        "0.001234, 0.001234",
        "1.234e-9, 1.234e-09",
        "1.2e15, 1.200e+15",
        "0, 0",
        "NaN, -",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void scoresHaveFourDigits(double x, String expected) {
        assertEquals(expected, Figures.score(x));
    }

    @Test
    void anIntervalHasTheDecimalsOfItsNumber() {
        assertEquals("1,234 [9, 123,456]", Figures.score(1234.4, Optional.of(new Interval(9.1, 123_456))));
        assertEquals("1,234 [< 1, 123,456]", Figures.score(1234.4, Optional.of(new Interval(1.1, 123_456))));
        assertEquals("1.000 [< 0.001, > 1,000]", Figures.ratio(1, Optional.of(new Interval(1e-9, 1e32))));
        assertEquals("1.129 [0.500, > 1,129]", Figures.ratio(1.129, Optional.of(new Interval(0.5, 6.85e16))));
        assertEquals("0.987 [0.012, 1.235]", Figures.ratio(0.9871, Optional.of(new Interval(0.0123, 1.2346))));
    }
}
