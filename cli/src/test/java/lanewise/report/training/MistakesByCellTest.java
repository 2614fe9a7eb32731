package lanewise.report.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lanewise.data.Examples;
import lanewise.report.training.MistakesByCell.Cell;
import lanewise.report.training.ReportedPredictions.Mistake;
import org.junit.jupiter.api.Test;

class MistakesByCellTest {

    private static MistakesByCell of(int side, List<Mistake> wrong) {
        int[] labels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Examples examples = Examples.labeled("test", new byte[labels.length * side * side], side, side, labels);
        return MistakesByCell.of(new ReportedPredictions(examples, null, wrong, List.of()));
    }

    /** Returns mistakes of a cell whose labels have ascending probabilities. */
    private static List<Mistake> mistakes(int label, int predicted, int count) {
        List<Mistake> mistakes = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            mistakes.add(new Mistake(label, label, predicted, n / 100f, 0.9f));
        }
        return mistakes;
    }

    @Test
    void aCellHasItsWorstExamples() {
        List<Mistake> wrong = new ArrayList<>(mistakes(4, 9, 30));
        wrong.addAll(mistakes(7, 1, 2));
        MistakesByCell cells = of(28, wrong);
        assertEquals(mistakes(4, 9, 6), cells.shown().get(new Cell(4, 9)));
        assertEquals(mistakes(7, 1, 2), cells.shown().get(new Cell(7, 1)));
        assertFalse(cells.has(new Cell(9, 4)));
    }

    @Test
    void manyCellsShareTheRoomOfThePage() {
        List<Mistake> wrong = new ArrayList<>();
        for (int cell = 0; cell < 90; cell++) {
            wrong.addAll(mistakes(cell / 9, cell % 9 + (cell % 9 >= cell / 9 ? 1 : 0), 10));
        }
        MistakesByCell cells = of(28, wrong);
        assertEquals(90, cells.shown().size());
        cells.shown().values().forEach(shown -> assertEquals(3, shown.size()));
    }

    @Test
    void largeExamplesLeaveRoomForTheCellsWithTheMostMistakes() {
        List<Mistake> wrong = new ArrayList<>();
        wrong.addAll(mistakes(0, 1, 1));
        wrong.addAll(mistakes(0, 2, 3));
        wrong.addAll(mistakes(0, 3, 2));
        MistakesByCell cells = of(400, wrong);
        assertEquals(
                List.of(new Cell(0, 2), new Cell(0, 3)),
                List.copyOf(cells.shown().keySet()));
        assertEquals(1, cells.shown().get(new Cell(0, 2)).size());
    }

    @Test
    void theTitleCountsAllExamples() {
        Markup out = new Markup();
        of(8, mistakes(4, 9, 30)).add(out, cell -> 30);
        String html = out.toString();
        assertTrue(html.contains("<section class=\"cell\" id=\"label-4-predicted-9\">"), html);
        assertTrue(html.contains("Label 4, predicted 9: 30 examples, of which 6 are shown"), html);
        assertEquals(7, html.split("<img ").length, html);
    }
}
