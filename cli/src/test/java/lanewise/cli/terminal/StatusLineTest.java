package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private static final String ERASE = "\r\u001b[K";
    private static final String NEXT = System.lineSeparator();

    private final StringWriter out = new StringWriter();
    private long nanos = 5;

    private StatusLine line(boolean live) {
        PrintWriter writer = new PrintWriter(out);
        return new StatusLine(new Terminal(writer, writer, live, Color.NONE, false, () -> 80), () -> nanos);
    }

    @Test
    void linesGoAboveTheStatus() {
        try (StatusLine status = line(true)) {
            status.println("a");
            status.update(() -> "50%");
            status.println("b");
        }
        assertEquals("a" + NEXT + ERASE + "50%" + ERASE + "b" + NEXT + "50%" + ERASE, out.toString());
    }

    @Test
    void redrawnAtMostTenTimesASecond() {
        try (StatusLine status = line(true)) {
            status.update(() -> "1");
            nanos += 99_999_999;
            status.update(() -> "2");
            nanos += 1;
            status.update(() -> "3");
        }
        assertEquals(ERASE + "1" + ERASE + "3" + ERASE, out.toString());
    }

    @Test
    void nothingIsDrawnOnceItIsClosed() {
        StatusLine status = line(true);
        status.update(() -> "1");
        status.close();
        nanos += 100_000_000;
        status.update(() -> "2");
        status.close();
        assertEquals(ERASE + "1" + ERASE, out.toString());
    }

    @Test
    void noStatusWithoutATerminal() {
        try (StatusLine status = line(false)) {
            status.update(() -> "50%");
            status.println("a");
        }
        assertEquals("a" + NEXT, out.toString());
    }
}
