package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lanewise.errors.LanewiseException;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.mutation.Mutator;
import lanewise.recipes.Hyperparameters;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reads damaged model files. Each is refused in one clear line, or has the same content as before. */
class MutationsTest {

    private static final int MUTANTS = Mutator.count(300);

    /** Pieces that a header consists of, and some that it should not. */
    static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "0",
            "-1",
            "9223372036854775807",
            "99999999999999999999",
            "1e9",
            "null",
            "\"F64\"",
            "\"I8\"",
            "\"__metadata__\"",
            "\"shape\"",
            "\"data_offsets\"",
            "\"layers.0.weight\"",
            "\\u0000",
            "lanewise.",
            "training.",
            "relu",
            "auto",
            " ",
            "\n",
            "\u00e9");

    @TempDir
    private Path folder;

    static Model model() {
        Hyperparameters hyperparameters = Trainings.hyperparameters(
                "--batch-size 55 --epochs 2 --hidden 3 --batch-norm yes --average 0.9 --patience 1");
        TrainingState state = Trainings.begin(hyperparameters);
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            TrainingResult result = Trainings.run(kernels, hyperparameters, state, TrainingListener.NONE);
            return Trainings.model(result.network(), hyperparameters, state);
        }
    }

    /** The time limit is for a reader that never ends; this takes some seconds. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void mutatedFilesAreRefusedOrUnchanged() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Model original = model();
        ModelFile.write(file, original);
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            Random random = new Random(seed);
            byte[] mutant = mutate(bytes, random);
            Files.write(file, mutant);
            String which = "seed " + seed;
            try {
                Model read = ModelFile.read(file);
                assertSame(original, read, which);
            } catch (LanewiseException e) {
                refused++;
                assertTrue(e.getMessage().startsWith(file + ": "), which);
                assertTrue(e.getMessage().length() < file.toString().length() + 600, which + ": " + e.getMessage());
                assertTrue(e.getMessage().codePoints().allMatch(c -> c >= ' '), which);
            }
        }
        assertTrue(refused > MUTANTS * 9 / 10, refused + " refused");
    }

    private static void assertSame(Model original, Model read, String which) {
        Training training = read.training().orElseThrow(() -> new AssertionError(which + ": read as weights alone"));
        assertEquals(original.network().weightsHash(), read.network().weightsHash(), which);
        assertEquals(original.network().activation(), read.network().activation(), which);
        assertEquals(original.classes(), read.classes(), which);
        assertEquals(original.training().orElseThrow().hyperparameters(), training.hyperparameters(), which);
        assertEquals(
                Trainings.bits(original.training().orElseThrow().state()), Trainings.bits(training.state()), which);
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutant = bytes.clone();
        int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        switch (random.nextInt(7)) {
            case 0:
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1:
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    flip(mutant, random.nextInt(bytes.length), random);
                }
                return mutant;
            case 2:
                flip(mutant, 8 + random.nextInt(header), random);
                return mutant;
            case 3:
                flip(mutant, random.nextInt(8), random);
                return mutant;
            case 4:
                return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
            case 5:
                return withHeader(bytes, header, edited(text(bytes, header), random));
            default:
                int from = 8 + header + random.nextInt(bytes.length - 8 - header);
                for (int i = from; i < Math.min(bytes.length, from + 1 + random.nextInt(300)); i++) {
                    mutant[i] = (byte) random.nextInt(256);
                }
                return mutant;
        }
    }

    private static void flip(byte[] bytes, int at, Random random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
    }

    static String text(byte[] bytes, int header) {
        return new String(bytes, 8, header, StandardCharsets.UTF_8);
    }

    /** A piece put in, taken out, put twice, or another in its place; the length is right again. */
    static String edited(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(40));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + piece + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(end);
            case 2 -> text.substring(0, end) + text.substring(at);
            case 3 -> text.substring(0, at) + piece + text.substring(end);
            default -> text.replaceFirst("\\d+", Integer.toString(random.nextInt(2000)));
        };
    }

    static byte[] withHeader(byte[] bytes, int header, String text) {
        return PlainSafetensors.file(text, Arrays.copyOfRange(bytes, 8 + header, bytes.length));
    }
}
