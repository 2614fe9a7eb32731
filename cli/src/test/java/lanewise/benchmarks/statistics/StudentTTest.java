package lanewise.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTTest {

    private static final double[] TAILS = {0.4999, 0.4, 0.25, 0.1, 0.025, 0.005, 1e-4, 2.5e-6, 1e-9};

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 1.5, 2, 3, 4, 7.3, 10, 30, 100, 1e3, 1e5, 1e8, Double.POSITIVE_INFINITY})
    void findsWhatTheLibrarysSearchFinds(double degreesOfFreedom) {
        TDistribution t = TDistribution.of(degreesOfFreedom);
        for (double tail : TAILS) {
            double confidence = 1 - 2 * tail;
            // A confidence close to 1 leaves few digits of a small tail.
            double expected = t.inverseSurvivalProbability((1 - confidence) / 2);
            double found = new StudentT(confidence).standardErrors(degreesOfFreedom);
            assertEquals(1, found / expected, 1e-9, () -> "tail " + tail);
        }
    }

    @Test
    void extremeConfidencesHaveFixedWidths() {
        assertEquals(Double.POSITIVE_INFINITY, new StudentT(1).standardErrors(3));
        assertEquals(0, new StudentT(1e-17).standardErrors(3));
    }
}
