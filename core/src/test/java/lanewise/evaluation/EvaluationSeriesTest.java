package lanewise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationSeriesTest {

    @Test
    void meanAndStandardDeviationOfTheSample() {
        EvaluationSeries series = new EvaluationSeries(
                List.of(new Evaluation(0.1, 90, 100), new Evaluation(0.2, 94, 100), new Evaluation(0.6, 92, 100)));
        assertEquals(0.92, series.mean(), 1e-12);
        assertEquals(0.3, series.meanLoss(), 1e-12);
        assertEquals(0.02, series.deviation(), 1e-12);
    }

    @Test
    void oneEvaluationHasNoDeviation() {
        EvaluationSeries one = new EvaluationSeries(List.of(new Evaluation(0.1, 90, 100)));
        assertEquals(0.9, one.mean());
        assertTrue(Double.isNaN(one.deviation()));
        assertTrue(Double.isNaN(new EvaluationSeries(List.of()).mean()));
        assertTrue(Double.isNaN(new EvaluationSeries(List.of()).deviation()));
    }
}
