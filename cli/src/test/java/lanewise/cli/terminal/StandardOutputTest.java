package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lanewise.errors.OutputException;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

    private static StandardOutput failing(String why) {
        return new StandardOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(why);
                    }
                },
                StandardCharsets.UTF_8);
    }

    @Test
    void writesToTheStream() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardOutput out = new StandardOutput(bytes, StandardCharsets.UTF_8);
        out.print("a\u00fcb");
        assertEquals(Optional.empty(), out.failure());
        assertEquals("a\u00fcb", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void returnsTheFirstError() {
        StandardOutput out = failing("No space left on device");
        assertEquals(Optional.empty(), out.failure());
        out.print("a");
        assertEquals(
                Optional.of("standard output: writing failed (No space left on device), so the output is incomplete; "
                        + "free disk space, or redirect the output"),
                out.failure().map(OutputException::getMessage));
    }

    @Test
    void aReaderThatLeavesCausesNoFailure() {
        StandardOutput out = failing("Broken pipe");
        out.println("a");
        assertEquals(Optional.empty(), out.failure());
    }
}
