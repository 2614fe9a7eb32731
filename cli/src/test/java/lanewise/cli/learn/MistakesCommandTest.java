package lanewise.cli.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import lanewise.cli.Run;
import lanewise.mistakes.VideoMistake;
import org.junit.jupiter.api.Test;

class MistakesCommandTest {

    @Test
    void listsTheMistakes() {
        Run run = Run.of("mistakes");
        assertEquals(0, run.exit(), run.err());
        for (VideoMistake mistake : VideoMistake.all()) {
            assertTrue(
                    run.lines().stream().anyMatch(line -> line.startsWith(mistake.label() + "  ")),
                    mistake + "\n" + run.out());
        }
        assertTrue(run.lines().stream().allMatch(line -> line.length() <= 80), run.out());
    }

    @Test
    void aNetworkWithNegativeWeightsStaysAtTenPercent() {
        Run run = Run.of("mistakes", "negative-weights", "--mnist", "600", "--iterations", "20", "--threads", "1");
        assertEquals(0, run.exit(), run.err());
        List<String> rows = run.lines().stream()
                .filter(line -> line.matches(" +\\d+( +\\d+\\.\\d\\d%){2}"))
                .toList();
        assertEquals(
                "0 2 4 6 8 10 12 14 16 18 20",
                rows.stream().map(row -> row.strip().split(" +")[0]).collect(Collectors.joining(" ")));
        String[] last = rows.get(10).replace("%", "").strip().split(" +");
        assertTrue(Double.parseDouble(last[1]) < 15 && Double.parseDouble(last[2]) > 20, run.out());
        assertTrue(run.out().contains("measured: 100.00% of A1 is 0"), run.out());
        assertTrue(run.out().contains("why:      Every element of Z1 is a sum of negative numbers"), run.out());
        assertTrue(run.lines().contains("fix:      W1 = np.random.rand(10, 784) - 0.5"), run.out());
    }

    @Test
    void anUnknownMistakeIsRefused() {
        Run run = Run.of("mistakes", "typo");
        assertEquals(2, run.exit());
        assertTrue(
                run.err().startsWith("lanewise: NAME: 'typo' is not one of negative-weights, zero-weights, "),
                run.err());
    }
}
