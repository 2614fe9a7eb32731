package lanewise.cli.use;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.data.LabelSet;
import lanewise.evaluation.ConfusionMatrix;
import lanewise.evaluation.Evaluation;
import org.junit.jupiter.api.Test;

class EvaluationLinesTest {

    /** Class 0 has no examples, class 2 is never predicted. */
    @Test
    void aScoreThatIsNotDefinedIsADashAndNotInTheMean() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {1, 1, 1, 1, 2}, new int[] {1, 1, 1, 0, 1}, 3);
        List<String> lines =
                EvaluationLines.of(new Evaluation(0.5, 3, 5), matrix, LabelSet.of(new int[] {0, 1, 2})).stream()
                        .map(line -> line.strip().replaceAll(" +", " "))
                        .toList();
        assertTrue(lines.contains("0 0.00% - - 0"), lines.toString());
        assertTrue(lines.contains("1 75.00% 75.00% 0.7500 4"), lines.toString());
        assertTrue(lines.contains("2 - 0.00% 0.0000 1"), lines.toString());
        assertTrue(lines.contains("mean 37.50% 37.50% 0.3750 5"), lines.toString());
    }
}
