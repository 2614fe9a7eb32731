package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lanewise.cli.Letters;
import lanewise.cli.Program;
import lanewise.cli.Run;
import lanewise.storage.ModelFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training that is killed eight times, as kill -9 does, and resumed each time. The moments are random; how far each
 * life gets depends on the machine, the result does not. {@code -Dlanewise.kills=N} kills it N times.
 */
class KillIT {

    private static final int KILLS = Integer.getInteger("lanewise.kills", 8);
    private static final int SEED = 9;
    private static final long SECONDS = 120;

    /** How long after the start of training, or in one of four lives after that of the program, it is killed. */
    private static final int MOST_MILLISECONDS = 90;

    private static final int MOST_MILLISECONDS_OF_ALL = 500;

    private static final List<String> TRAIN = List.of(
            "--hidden",
            "10",
            "--epochs",
            "500",
            "--batch-size",
            "64",
            "--batch-norm",
            "yes",
            "--average",
            "0.99",
            "--patience",
            "450");

    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void killedAgainAndAgainItEndsInTheSameWeights() throws Exception {
        String letters = Letters.csv(folder).toString();
        Path model = folder.resolve("model.safetensors");
        List<String> data = List.of("--data", letters, "--threads", "1");
        List<String> keep = List.of("--checkpoint-every", "1");
        List<String> anew = joined(List.of("train", "--model", model.toString()), TRAIN, data);
        List<String> again = joined(List.of("train", "--resume", model.toString()), data);

        Run never = new Program(folder)
                .jar(
                        Program.SHORT,
                        joined(List.of("train", "--quiet"), TRAIN, data).toArray(String[]::new));
        assertEquals(0, never.exit(), never.err());
        Random random = new Random(SEED);
        int resumed = 0;
        for (int kills = 0; kills < KILLS; ) {
            boolean resumes = Files.exists(model);
            resumed += resumes ? 1 : 0;
            if (live(joined(resumes ? again : anew, keep), model, random)) {
                kills++;
            } else {
                // Done before it could be killed: that is a result, too. The next life begins from nothing.
                assertEquals(never.weights(), weights(model));
                Files.delete(model);
            }
        }
        assertTrue(resumed > KILLS / 4, "only " + resumed + " lives began with a file");
        Run last = new Program(folder)
                .jar(
                        Program.SHORT,
                        joined(Files.exists(model) ? again : anew, List.of("--quiet"))
                                .toArray(String[]::new));
        assertEquals(0, last.exit(), last.err());
        assertEquals(never.weights(), last.weights());
        assertEquals(never.weights(), weights(model));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".tmp")).toList());
        }
    }

    /**
     * Runs until it is killed; false if it was done before. Some lives write a checkpoint first, however slow the
     * machine.
     */
    private boolean live(List<String> args, Path model, Random random) throws Exception {
        Path out = folder.resolve("life.out");
        Path err = folder.resolve("life.err");
        List<String> command = joined(Program.command(Program.SHORT), args);
        FileTime before = written(model);
        process = Program.start(Map.of(), out, err, command);
        if (random.nextInt(4) > 0) {
            await(() -> Files.readString(out).contains("epoch  "));
            if (random.nextBoolean()) {
                await(() -> !written(model).equals(before));
            }
            Thread.sleep(random.nextInt(MOST_MILLISECONDS));
        } else {
            Thread.sleep(random.nextInt(MOST_MILLISECONDS_OF_ALL));
        }
        process.destroyForcibly();
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "it cannot be killed");
        assertEquals("", Files.readString(err));
        return process.exitValue() != 0;
    }

    /** Waits until something has happened, or the process has ended. */
    private void await(Callable<Boolean> event) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (process.isAlive() && !event.call()) {
            assertTrue(System.nanoTime() < end, "training does not begin");
            Thread.sleep(5);
        }
    }

    private static FileTime written(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
    }

    private static String weights(Path model) {
        return ModelFile.read(model).network().weightsHash();
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
