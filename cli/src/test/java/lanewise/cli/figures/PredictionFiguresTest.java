package lanewise.cli.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionFiguresTest {

    private static List<Integer> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(" ")).stream().map(Integer::valueOf).toList();
    }

    /** Three that are right and the first that is wrong, or more of one kind if the other is rare. */
    @ParameterizedTest
    @CsvSource({
        "0 1 3 4, 2 5,     0 1 3 2",
        "0 1 2 3, '',      0 1 2 3",
        "'',      0 1 2 3, 0 1 2 3",
        "4,       0 1 2 3, 4 0 1 2",
        "1,       0,       1 0",
        "'',      '',      ''"
    })
    void choosesBothKinds(String right, String wrong, String expected) {
        assertEquals(numbers(expected), PredictionFigures.chosen(numbers(right), numbers(wrong)));
    }
}
