package lanewise.bench.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Other programs that tell facts. */
final class Program {

    private Program() {}

    /**
     * What a program prints; empty if it cannot be started, fails, or takes too long.
     *
     * @param command the program and its arguments
     * @param seconds how long is too long
     */
    static Optional<String> output(List<String> command, long seconds) {
        try {
            // A file and no pipe: a pipe that nobody empties in time would stop the program.
            Path output = Files.createTempFile("lanewise", ".out");
            try {
                return run(command, seconds, output)
                        ? Optional.of(Files.readString(output, StandardCharsets.UTF_8))
                        : Optional.empty();
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean run(List<String> command, long seconds, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            return process.waitFor(seconds, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
