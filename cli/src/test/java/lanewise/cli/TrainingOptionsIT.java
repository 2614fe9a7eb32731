package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks the options with which the launcher starts a training: Java ignores a pattern of methods that do not exist.
 */
class TrainingOptionsIT {

    private static final Pattern COMMAND =
            Pattern.compile("-XX:CompileCommand=(\\w+),(lanewise\\.[\\w.]+)::(\\w+),(\\S+)");

    @Test
    void everyNamedMethodExists() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("src/launcher/lib/training.options"));
        List<Matcher> commands =
                lines.stream().map(COMMAND::matcher).filter(Matcher::matches).toList();
        assertFalse(commands.isEmpty());
        for (Matcher command : commands) {
            Class<?> type = Class.forName(command.group(2), false, getClass().getClassLoader());
            long methods = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(command.group(3)))
                    .count();
            assertTrue(methods > 0, command.group());
        }
    }
}
