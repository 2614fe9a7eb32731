package lanewise.benchmarks.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.Verdict;
import lanewise.benchmarks.statistics.Interval;
import org.junit.jupiter.api.Test;

class IntervalPlotTest {

    private static Judgment judgment(double ratio, double low, double high) {
        return new Judgment(
                OptionalDouble.of(ratio), Optional.of(new Interval(low, high)), Verdict.WITHIN_NOISE, "", false, false);
    }

    private static String svg(IntervalPlot plot, Judgment judgment) {
        return plot.svg(List.of(Optional.of(judgment)), "title");
    }

    private static double center(String svg) {
        return Pattern.compile("cx='([^']*)'")
                .matcher(svg)
                .results()
                .map(m -> Double.parseDouble(m.group(1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void equalRatiosHaveEqualPlacesInAllPlots() {
        Judgment narrow = judgment(1.2, 1.1, 1.3);
        Judgment wide = judgment(1.2, 0.02, 50);
        IntervalPlot plot = new IntervalPlot(List.of(narrow, wide), 0.05);
        assertEquals(center(svg(plot, narrow)), center(svg(plot, wide)));
        assertEquals(120, center(svg(plot, judgment(1, 0.9, 1.1))));
    }

    @Test
    void aValueBeyondTheAxisIsAnArrowhead() {
        Judgment far = judgment(1.13, 1e-20, 6.85e16);
        IntervalPlot plot = new IntervalPlot(List.of(far), 0.05);
        String svg = svg(plot, far);
        assertEquals(2, svg.split("<polygon class='arrow quiet'", -1).length - 1, svg);
        assertTrue(svg.contains(">100</text>"), svg);
        assertFalse(svg(plot, judgment(1, 0.9, 1.1)).contains("<polygon"), "inside the axis");
    }

    @Test
    void nothingIsOutsideOfTheDrawing() {
        Judgment far = judgment(3000, 0, Double.POSITIVE_INFINITY);
        String svg = svg(new IntervalPlot(List.of(far, judgment(1, 0.99, 1.01)), 0.05), far);
        Pattern.compile(" (?:x|x1|x2|cx)='([^']*)'").matcher(svg).results().forEach(m -> {
            double x = Double.parseDouble(m.group(1));
            assertTrue(x >= 0 && x <= 240, svg);
        });
        assertTrue(svg.contains("class='axis start' x='0"), svg);
        assertTrue(svg.contains("class='axis end' x='240"), svg);
    }
}
