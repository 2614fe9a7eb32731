package lanewise.cli.compare;

import static lanewise.benchmarks.JmhJson.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.benchmarks.JmhJson;
import lanewise.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees first. */
class CompareSummaryTest {

    private static final double[] STEADY = {10, 10.01, 9.99};

    @TempDir
    private Path folder;

    /** One fork: the output names the fastest method, states no verdict, and describes what was computed. */
    @Test
    void methodsOfOneForkHaveAnAnswerWithoutAVerdict() {
        JmhJson loop = result("a.StreamBenchmark.loop", 1)
                .raw(new double[] {9.5, 9.6, 9.4})
                .score(9.5);
        JmhJson stream = result("a.StreamBenchmark.stream", 1)
                .raw(new double[] {49, 50, 51})
                .score(50);
        Run run = Run.of(
                "compare",
                JmhJson.write(folder.resolve("one.json"), loop, stream).toString());
        assertEquals("Variants by method: 1 unproven", run.lines().get(0));
        assertTrue(run.lines().contains("Fastest by score: loop."), run.out());
        assertTrue(run.out().contains("StreamBenchmark (average time)"), run.out());
        assertFalse(run.out().contains("a.StreamBenchmark (average"), run.out());
        assertTrue(run.out().contains("relative speed"), run.out());
        assertFalse(run.out().contains("each fork counts as one sample"), run.out());
        assertFalse(run.out().contains("intervals together"), run.out());
    }

    @Test
    void manyReportsAreSummarizedInATable() {
        List<String> args = new ArrayList<>(List.of("compare"));
        for (int i = 0; i < 6; i++) {
            args.add(JmhJson.write(
                            folder.resolve("r" + i + ".json"),
                            result("B.a", i == 5 ? new double[] {20, 20.02, 19.98} : STEADY))
                    .toString());
        }
        Run run = Run.of(args.toArray(String[]::new));
        assertEquals(
                "5 reports against A: 1 slower, 4 within noise", run.lines().get(0));
        assertFalse(run.out().contains("Geometric mean, speed"), run.out());
        assertTrue(run.out().contains("geometric mean, relative speed"), run.out());
    }

    @Test
    void manyRemarksAreCounted() {
        JmhJson[] rows = IntStream.range(0, 15)
                .mapToObj(i -> result("B.row" + i, STEADY).score(99))
                .toArray(JmhJson[]::new);
        String file = JmhJson.write(folder.resolve("one.json"), rows).toString();
        String other = JmhJson.write(folder.resolve("two.json"), rows).toString();
        Run run = Run.of("compare", file, other);
        assertTrue(run.lines().contains("20 more; the HTML format shows them."), run.out());
        assertTrue(Run.of("compare", file, other, "--format", "html").out().contains("<summary>30 remarks</summary>"));
    }

    /** A rate of unknown direction, such as a counter of errors, is no speed. */
    @Test
    void headingsNameWhatIsBetter() {
        String one = JmhJson.write(folder.resolve("one.json"), secondaries(10)).toString();
        String two = JmhJson.write(folder.resolve("two.json"), secondaries(20)).toString();
        Run speed = Run.of("compare", one, two);
        assertTrue(speed.out().contains("speed B:A"), speed.out());
        assertTrue(
                speed.lines().contains("Benchmarks. Speed relative to A: above 1 is faster than A, below 1 is slower"));
        Run cost = Run.of("compare", one, two, "--metric", "gc.alloc.rate.norm");
        assertTrue(cost.out().contains("B:A, > 1 better"), cost.out());
        assertTrue(cost.out().contains("Ratio to A: above 1 is better than A"), cost.out());
        Run errors = Run.of("compare", one, two, "--metric", "errors");
        assertTrue(errors.out().contains("ratio B:A"), errors.out());
        assertTrue(errors.out().contains("which values are better is unknown"), errors.out());
        assertFalse(errors.out().contains("speed B:A"), errors.out());
    }

    private static JmhJson secondaries(double value) {
        double[] values = {value, value * 1.001, value * 0.999};
        return result("B.a", STEADY)
                .secondary("gc.alloc.rate.norm", "B/op", values)
                .secondary("errors", "ops/s", values);
    }
}
