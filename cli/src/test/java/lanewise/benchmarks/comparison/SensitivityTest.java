package lanewise.benchmarks.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import lanewise.benchmarks.ReportReader;
import org.junit.jupiter.api.Test;

class SensitivityTest {

    private static ReportComparison compare(String one, String two) {
        Path folder = Path.of("src", "test", "resources", "lanewise", "benchmarks", "reports");
        return ReportComparer.compare(
                List.of(ReportReader.read(folder.resolve(one), null), ReportReader.read(folder.resolve(two), null)),
                Settings.builder().threshold(0.03).build());
    }

    /** The two pairs of reports have the same spread with 2 and with 8 forks. */
    @Test
    void whatTwoForksPredictIsWhatEightForksShow() {
        Sensitivity two =
                Sensitivity.of(compare("halve2-a.json", "halve2-b.json"), 1).orElseThrow();
        Sensitivity eight =
                Sensitivity.of(compare("halve8-a.json", "halve8-b.json"), 1).orElseThrow();
        assertEquals(0.045, two.difference(), 0.001);
        assertEquals(0.018, eight.difference(), 0.001);
        assertEquals(two.difference(), two.byForks().difference(2), 1e-9);
        double predicted = two.byForks().difference(8);
        assertTrue(predicted > eight.difference() / 1.8 && predicted < eight.difference() * 1.8, predicted + "");
        assertTrue(two.byForks().difference(two.forks().orElseThrow()) <= 0.03);
        assertTrue(two.byForks().difference(two.forks().orElseThrow() - 1) > 0.03);
        assertTrue(eight.forks().isEmpty(), "already below the threshold");
    }
}
