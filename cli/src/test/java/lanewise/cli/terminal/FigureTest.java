package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    private final Figure square = new Figure(List.of("\u001b[1m##\u001b[0m", "##"), 2, List.of("two"));
    private final Figure wide = new Figure(List.of("======"), 6, List.of("long", "er"));

    @Test
    void sideBySide() {
        assertEquals(
                List.of(
                        "\u001b[1m##\u001b[0m       ======   \u001b[1m##\u001b[0m",
                        "##                ##",
                        "two      long     two",
                        "         er"),
                Figure.sideBySide(List.of(square, wide, square), 24));
    }

    @Test
    void belowWhereTheWidthEnds() {
        assertEquals(
                List.of("======   ======", "long     long", "er       er", "", "======", "long", "er"),
                Figure.sideBySide(List.of(wide, wide, wide), 23));
        assertEquals(7, Figure.sideBySide(List.of(wide, wide), 1).size());
    }

    @Test
    void none() {
        assertEquals(List.of(), Figure.sideBySide(List.of(), 80));
    }
}
