package lanewise.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductTurnsTest {

    @Test
    void printsARowForEachShapeAndOrder() throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProductTurns.run(1, 3, List.of("12x9x20"), 0, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(4, lines.size());
        String number = " +\\d+\\.\\d";
        assertTrue(
                lines.get(1)
                        .matches("12x9x20 +left plain +vector" + number + " +OpenBLAS" + number
                                + "  ratio \\d+\\.\\d\\d \\(.*"),
                lines.get(1));
        assertTrue(lines.get(2).startsWith("12x9x20         left transposed"), lines.get(2));
        assertTrue(lines.get(3).startsWith("geometric mean of 2 ratios: "), lines.get(3));
    }
}
