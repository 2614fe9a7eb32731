package lanewise.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import lanewise.cli.Program;
import lanewise.cli.UntrainedModel;
import lanewise.testing.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the program on a terminal of the program {@code script}, whose width is set with {@code stty}. */
class TerminalWidthIT {

    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    @BeforeEach
    void requireScript() throws Exception {
        Needs.require(
                run("test -t 0 -a -t 1", Path.of("/dev/null")) == 0,
                "the width of a terminal",
                "install the program script of util-linux");
    }

    private int run(String command, Path out) throws IOException, InterruptedException {
        try {
            Process process = Program.start(
                    Map.of("TERM", "xterm"),
                    out,
                    folder.resolve("err.txt"),
                    List.of("script", "-qec", command, "/dev/null"));
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), command + " does not end");
            return process.exitValue();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Runs the program on a terminal of 123 columns, and returns its output without carriage returns. */
    private String lanewise(String arguments, Path classes) throws Exception {
        Path out = folder.resolve("out.txt");
        List<String> options = new ArrayList<>(Program.SHORT);
        options.add("-Xlog:class+load:file=" + classes);
        String command =
                "stty cols 123; unset COLUMNS; exec " + String.join(" ", Program.command(options)) + " " + arguments;
        assertEquals(0, run(command, out), Files.readString(out));
        return Files.readString(out).replace("\r", "");
    }

    @Test
    void linesFitTheMeasuredWidth() throws Exception {
        Path classes = folder.resolve("classes.txt");
        String out = lanewise("recipes", classes);
        int longest = out.lines().mapToInt(String::length).max().orElse(0);
        assertTrue(longest > 100 && longest <= 123, out);
        assertTrue(Files.readString(classes).contains(" org.jline."), "JLine measures the width");
        assertFalse(out.contains("WARNING"), out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "predict"})
    void commandsThatDoNotNeedTheWidthDoNotLoadJLine(String command) throws Exception {
        Path classes = folder.resolve("classes.txt");
        Path picture = folder.resolve("digit.png");
        BufferedImage digit = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 4; y < 24; y++) {
            digit.setRGB(13, y, 0xffffff);
            digit.setRGB(14, y, 0xffffff);
        }
        ImageIO.write(digit, "png", picture.toFile());
        lanewise(
                command.equals("predict") ? "predict " + UntrainedModel.write(folder) + " " + picture : command,
                classes);
        assertFalse(Files.readString(classes).contains(" org.jline."), command);
    }
}
