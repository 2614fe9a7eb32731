package lanewise.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VariancePriorTest {

    /** SciPy computed the table; the script is next to it. */
    @TestFactory
    List<DynamicTest> findsTheCommonVarianceByTheMomentsOfSmyth() throws IOException {
        Map<String, List<LogSample>> sets = new LinkedHashMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("prior.csv")), StandardCharsets.UTF_8))) {
            table.lines().skip(1).map(line -> line.split(",")).forEach(row -> {
                double first = Double.parseDouble(row[1]);
                double second = Double.parseDouble(row[2]);
                if (row[0].endsWith(" expected")) {
                    List<LogSample> samples = sets.get(row[0].replace(" expected", ""));
                    tests.add(DynamicTest.dynamicTest(row[0], () -> assertPrior(first, second, samples)));
                } else {
                    sets.computeIfAbsent(row[0], s -> new ArrayList<>()).add(new LogSample((int) first, 1, second));
                }
            });
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    private static void assertPrior(double variance, double degreesOfFreedom, List<LogSample> samples) {
        VariancePrior prior = VariancePrior.of(samples);
        assertEquals(1, prior.variance() / variance, 1e-6);
        assertEquals(1, prior.degreesOfFreedom() / degreesOfFreedom, 1e-6);
    }

    @Test
    void fewSamplesGiveNoPrior() {
        LogSample sample = new LogSample(5, 0, 1e-4);
        assertEquals(VariancePrior.NONE, VariancePrior.of(Collections.nCopies(VariancePrior.FEWEST - 1, sample)));
        assertEquals(VariancePrior.NONE, VariancePrior.of(Collections.nCopies(50, new LogSample(5, 0, 0))));
    }

    @Test
    void varianceMovesTowardsThePriorByDegreesOfFreedom() {
        Estimate drawn = new LogSample(3, 7, 1e-4).estimate(new VariancePrior(4e-4, 6));
        assertEquals(7, drawn.value());
        assertEquals(8, drawn.degreesOfFreedom());
        assertEquals((2 * 1e-4 + 6 * 4e-4) / 8 / 3, drawn.squaredError(), 1e-18);
    }
}
