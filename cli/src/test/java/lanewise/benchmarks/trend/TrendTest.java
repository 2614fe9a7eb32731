package lanewise.benchmarks.trend;

import static lanewise.benchmarks.JmhJson.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lanewise.benchmarks.JmhJson;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ReportReader;
import lanewise.benchmarks.comparison.Settings;
import lanewise.benchmarks.render.TrendRenderer;
import lanewise.benchmarks.render.View;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendTest {

    @TempDir
    private Path folder;

    private Trend trend(double... means) {
        List<Report> reports = new ArrayList<>();
        for (double mean : means) {
            Path file = folder.resolve("run" + reports.size() + ".json");
            reports.add(ReportReader.read(JmhJson.write(file, result("B.a", mean, mean)), null));
        }
        return Trend.of(reports, Settings.builder().build());
    }

    private static double[] noisy(int runs, int change, double factor, long seed) {
        Random random = new Random(seed);
        double[] means = new double[runs];
        for (int run = 0; run < runs; run++) {
            means[run] = 10 * (run < change ? 1 : factor) * Math.exp(0.02 * random.nextGaussian());
        }
        return means;
    }

    @Test
    void findsTheRunAtWhichABenchmarkChanged() {
        Trend trend = trend(noisy(20, 12, 1.15, 1));
        List<Trend.Change> changes = trend.series().get(0).changes();
        assertEquals(1, changes.size());
        assertEquals(12, changes.get(0).run());
        assertEquals(1 / 1.15, changes.get(0).ratio(), 0.02);
        assertEquals(Optional.of(false), changes.get(0).better());
        assertTrue(trend.series().get(0).current().orElseThrow().interval().contains(11.5));
        String text = TrendRenderer.text(trend, View.ALL);
        assertTrue(text.startsWith("20 runs, 1 benchmark, 1 with a change"), text);
        assertTrue(text.contains("run 13 (" + folder.resolve("run12.json") + "): worse, ratio 0.8"), text);
        String page = TrendRenderer.html(trend);
        assertTrue(page.contains("<line class='interval worse'"), page);
        assertFalse(page.contains("NaN"), page);
    }

    @Test
    void anUnchangedSeriesSeldomHasAChange() {
        int changed = 0;
        for (int seed = 0; seed < 200; seed++) {
            changed += trend(noisy(20, 20, 1, seed)).series().get(0).changes().isEmpty() ? 0 : 1;
        }
        assertTrue(changed <= 10, changed + " of 200");
    }

    @Test
    void oneOutlierIsNotAChange() {
        double[] means = noisy(20, 20, 1, 3);
        means[8] *= 2;
        assertTrue(trend(means).series().get(0).changes().isEmpty());
    }

    @Test
    void twoRunsAreAnError() {
        LanewiseException e = assertThrows(LanewiseException.class, () -> trend(1, 2));
        assertEquals("a trend needs 3 reports or more, not 2; name more reports", e.getMessage());
    }
}
