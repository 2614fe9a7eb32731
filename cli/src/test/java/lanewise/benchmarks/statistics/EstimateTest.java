package lanewise.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {

    private static LogSample sample(String values) {
        return LogSample.of(Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray());
    }

    /** SciPy computed the table; the script is next to it. */
    @ParameterizedTest
    @CsvFileSource(resources = "intervals.csv", numLinesToSkip = 1)
    void ratiosHaveTheIntervalsOfWelch(
            String name,
            String a,
            String b,
            double confidence,
            double aLow,
            double aHigh,
            double ratio,
            double df,
            double low,
            double high) {
        Estimate log = sample(a).estimate().minus(sample(b).estimate());
        assertNear(ratio, Math.exp(log.value()));
        assertNear(df, log.degreesOfFreedom());
        Interval interval = log.interval(confidence).exp();
        assertNear(low, interval.low());
        assertNear(high, interval.high());
    }

    private static void assertNear(double expected, double actual) {
        assertEquals(1, actual / expected, 1e-9, () -> actual + " is not " + expected);
    }

    /** The values are those of printed tables of Student's t. */
    @Test
    void intervalsOfAMeanUseStudentsT() {
        assertEquals(63.657, new Estimate(0, 1, 1).interval(0.99).high(), 5e-4);
        assertEquals(4.604, new Estimate(0, 1, 4).interval(0.99).high(), 5e-4);
        assertEquals(-2.262, new Estimate(0, 1, 9).interval(0.95).low(), 5e-4);
        assertEquals(8.610, new Estimate(0, 1, 4).interval(0.999).high(), 5e-4);
        assertEquals(
                2.576,
                new Estimate(0, 1, Double.POSITIVE_INFINITY).interval(0.99).high(),
                5e-4);
    }

    @Test
    void withoutVarianceTheIntervalIsAPoint() {
        Estimate log =
                LogSample.of(24, 24, 24).estimate().minus(LogSample.of(32, 32).estimate());
        assertEquals(new Interval(log.value(), log.value()), log.interval(0.99));
        assertEquals(0.75, Math.exp(log.value()), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 7, 10, 20})
    void equalValuesHaveNoVariance(int count) {
        double[] values = new double[count];
        Arrays.fill(values, 12.3);
        assertEquals(0, LogSample.of(values).variance());
    }

    @Test
    void varianceOnOneSideHasTheDegreesOfFreedomOfThatSide() {
        Estimate log =
                LogSample.of(1, 1, 1, 1).estimate().minus(LogSample.of(1, 2, 3).estimate());
        assertEquals(2, log.degreesOfFreedom(), 1e-12);
        assertTrue(log.interval(0.99).contains(0));
    }
}
