package lanewise.report.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lanewise.evaluation.Evaluation;
import lanewise.evaluation.EvaluationSeries;
import org.junit.jupiter.api.Test;

class ExperimentPageTest {

    private static ExperimentRow row(String value, int diverged, int... correct) {
        return new ExperimentRow(
                List.of(value),
                new EvaluationSeries(IntStream.of(correct)
                        .mapToObj(n -> new Evaluation(0.5, n, 1000))
                        .toList()),
                diverged,
                1.5);
    }

    private static List<String> matches(String pattern, String html) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void showsMeansAndIntervalsOnOneAxis() {
        String html = new ExperimentPage(
                        List.of("optimizer"),
                        List.of(row("<adam>", 0, 900, 920), row("sgd", 1, 800, 820), row("none", 3)),
                        3,
                        List.of("a note"))
                .html();
        assertTrue(html.contains("<td>&lt;adam&gt;</td>"), html);
        assertTrue(html.contains("<p>a note</p>") && html.contains(">91.00%<") && html.contains(">1 of 3<"), html);
        assertTrue(html.contains("A dot is the mean dev accuracy of up to 3 trainings"), html);
        // From the mean 81 % minus its standard deviation 1.41 % to 91 % plus 1.41 %.
        assertEquals(List.of("79.59%", "92.41%"), matches("<text[^>]*>([^<]*)</text>", html));
        assertEquals(2, matches("(<circle)", html).size());
        assertEquals("8.0", matches("x1=\"([^\"]*)\"", html).get(1));
        assertEquals("292.0", matches("x2=\"([^\"]*)\"", html).get(0));
    }

    @Test
    void aSingleResultHasNoInterval() {
        ExperimentRow row = row("adam", 0, 900);
        assertEquals(0.9, row.low());
        assertEquals(0.9, row.high());
        String html = new ExperimentPage(List.of("optimizer"), List.of(row), 1, List.of()).html();
        assertFalse(html.contains("NaN"), html);
    }
}
