package lanewise.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lanewise.bench.arguments.UsageException;
import lanewise.bench.rounds.RoundsOptions;
import lanewise.bench.rounds.RoundsRun;
import lanewise.bench.verification.KernelsCheck;
import lanewise.kernels.lookup.ExitGuard;

/** The entry point of bench.jar: a run in rounds, or the command line of JMH. */
public final class Main {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    /**
     * Runs the program and ends the JVM.
     *
     * @param args arguments of a run in rounds, see {@code --help}, or of JMH
     */
    public static void main(String... args) {
        ExitGuard guard = new ExitGuard(message -> System.err.println("bench: " + message));
        int exit = run(args);
        guard.close();
        System.exit(exit);
    }

    private static int run(String... args) {
        if (RoundsOptions.concern(args)) {
            PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
            PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
            return rounds(out, err, args);
        }
        try {
            return JmhRun.run(args);
        } catch (UsageException e) {
            System.err.println("bench: " + e.getMessage());
            return USAGE;
        } catch (IOException e) {
            System.err.println("bench: " + e.getMessage());
            return FAILURE;
        }
    }

    /**
     * Makes a run in rounds. Returns the exit code: 0 for success, 1 for a failure, 2 for an error on the command
     * line.
     */
    static int rounds(PrintWriter out, PrintWriter err, String... args) {
        try {
            RoundsOptions options = RoundsOptions.parse(args);
            RoundsRun run = new RoundsRun(options, out);
            if (options.help()) {
                out.print(help());
                out.flush();
                return 0;
            }
            if (options.list()) {
                run.list();
                return 0;
            }
            return run(run, err);
        } catch (UsageException e) {
            err.println("bench: " + e.getMessage() + ". See java -jar bench.jar --help");
            return USAGE;
        }
    }

    private static int run(RoundsRun run, PrintWriter err) throws UsageException {
        try {
            Optional<String> wrong = KernelsCheck.problem(run.forks());
            if (wrong.isPresent()) {
                err.println("bench: " + wrong.get());
                return FAILURE;
            }
        } catch (IOException e) {
            err.println("bench: " + e.getMessage());
            return FAILURE;
        }
        try {
            return run.run() ? 0 : FAILURE;
        } catch (IOException e) {
            err.println("bench: the report cannot be written: " + e);
            return FAILURE;
        }
    }

    private static String help() {
        try (InputStream text = Main.class.getResourceAsStream("help.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged: help.txt", e);
        }
    }
}
