package lanewise.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lines of Video.java that the page shows, compared with the file. */
class VideoCodeTest {

    private static final Path VIDEO = Path.of("src", "examples", "Video.java");

    private final VideoCode code = new VideoCode();

    @Test
    void everyEquationOfTheVideoHasTheLineThatComputesIt() throws Exception {
        List<String> file = Files.readAllLines(VIDEO);
        SmallTraining video = SmallTraining.video();
        List<Equation> equations = Equations.of(video.state.network(), video.watched.plan(), code);
        for (Equation equation : equations) {
            assertTrue(equation.code().size() >= 1, equation.text());
            for (VideoCode.Line line : equation.code()) {
                String text = file.get(line.number() - 1);
                assertEquals(
                        line.code() + " // " + line.equation(), text.strip().replaceAll(" {2,}//", " //"));
            }
            // dZ1 has two lines in the file.
            VideoCode.Line last = equation.code().get(equation.code().size() - 1);
            String left = equation.text().split(" = ")[0];
            assertTrue(last.equation().startsWith(left + " = "), equation.text() + "; " + last);
            if (equation.code().size() == 1) {
                assertEquals(last.equation(), equation.text());
            }
        }
        Set<Integer> shown = equations.stream()
                .flatMap(equation -> equation.code().stream())
                .map(VideoCode.Line::number)
                .collect(Collectors.toSet());
        Set<Integer> statements = statementsOfTheLoop(file);
        assertEquals(statements, shown, "a statement of the loop is not shown");
        assertEquals(15, shown.size());
    }

    private static Set<Integer> statementsOfTheLoop(List<String> file) {
        int from = file.indexOf("        for (int i = 0; i < iterations; i++) {");
        int to = file.subList(from, file.size()).indexOf("        }") + from;
        return java.util.stream.IntStream.range(from, to)
                .filter(n -> file.get(n).strip().startsWith("k."))
                .mapToObj(n -> n + 1)
                .collect(Collectors.toSet());
    }

    @Test
    void otherNamesHaveNoLine() {
        assertThrows(IllegalArgumentException.class, () -> code.of("Z3"));
    }
}
