package lanewise.bench.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs other programs that report facts. */
final class Program {

    private Program() {}

    /**
     * Returns the output of a program; empty if it cannot be started, fails, or times out.
     *
     * @param command the program and its arguments
     * @param seconds time limit in seconds
     */
    static Optional<String> output(List<String> command, long seconds) {
        try {
            // A file instead of a pipe, because a full pipe that is not read would block the program.
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
