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
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.errors.LanewiseException;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.mutation.Mutator;
import lanewise.network.Inference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads model files whose header was changed and whose checksum was computed again, so that what comes after the
 * checksum is reached: each is refused in one clear line, or is a model that predicts. The full number is {@code
 * -Dlanewise.mutants=10000}.
 */
class ChecksumMutationsTest {

    private static final int MUTANTS = Mutator.count(300);

    private static final Pattern SUM = Pattern.compile("(\"lanewise\\.checksum\":\")[0-9a-f]{64}");

    /** A text in the header, with its quotes. */
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"");

    private static final Pattern SHAPE = Pattern.compile("\"shape\":\\[[^\\]]*\\]");

    private static final List<String> VALUES = List.of(
            "",
            "0",
            "1",
            "-1",
            "7",
            "2147483647",
            "2147483648",
            "9223372036854775808",
            "1e400",
            "NaN",
            "Infinity",
            "-0.0",
            "0x1p3",
            "\u0663",
            "1\u0663",
            "all",
            "auto",
            "none",
            "yes",
            "1,1",
            ",",
            "-",
            "110-3-2",
            "2-2",
            "1 2 3",
            "1.0 1 1 1 1",
            "NaN 1 0",
            "momentum",
            "adam",
            "relu",
            "a.b.Optimizer",
            "60s",
            "9".repeat(400),
            "layers.\u0663.weight",
            "layers.99999999999999999999.weight");

    private static final List<String> SHAPES = List.of(
            "[2147483648,0]", "[0,2147483648]", "[0]", "[0,0]", "[]", "[1,1,1]", "[1099511627776,1099511627776,0]");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void areRefusedOrModels() throws IOException {
        Path file = folder.resolve("model.safetensors");
        ModelFile.write(file, MutationsTest.model());
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = MutationsTest.text(bytes, length);
        int beyond = 0;
        int models = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            Random random = new Random(seed);
            String mutant = header;
            for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
                mutant = edited(mutant, random);
            }
            byte[] changed = MutationsTest.withHeader(bytes, length, mutant);
            if (random.nextInt(4) == 0) {
                changeWeights(changed, random);
            }
            Files.write(file, withSum(changed));
            try {
                predict(ModelFile.read(file));
                models++;
                beyond++;
            } catch (LanewiseException e) {
                String which = "seed " + seed + ": " + e.getMessage();
                assertTrue(
                        e.getMessage().startsWith(file + ": ") || e.getMessage().contains("overflow"), which);
                assertEquals(1, e.getMessage().lines().count(), which);
                beyond += e.getMessage().contains("checksum") || e.getMessage().contains("header") ? 0 : 1;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ": " + mutant, e);
            }
        }
        assertTrue(beyond > MUTANTS / 3, beyond + " reached what comes after the checksum");
        assertTrue(models > 0 && models < MUTANTS, models + " models");
    }

    /** Changes some bytes behind the header. */
    private static void changeWeights(byte[] file, Random random) {
        long header = Safetensors.LENGTH_BYTES
                + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        for (int n = 1 + random.nextInt(8); n > 0 && header < file.length; n--) {
            file[(int) header + random.nextInt(file.length - (int) header)] = (byte) random.nextInt(256);
        }
    }

    private static void predict(Model model) {
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            byte[] pixels = new byte[model.network().inputs()];
            Arrays.fill(pixels, (byte) 200);
            new Inference(model.network(), 1)
                    .probabilities(kernels, PixelMatrix.ofExamples(pixels, 0, 1, 1, pixels.length));
        }
    }

    private static String edited(String header, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> MutationsTest.edited(header, random);
            case 1 -> replaced(header, SHAPE, "\"shape\":" + SHAPES.get(random.nextInt(SHAPES.size())), random);
            default -> replaced(header, WORD, '"' + VALUES.get(random.nextInt(VALUES.size())) + '"', random);
        };
    }

    /** Replaces one of the places that match. */
    private static String replaced(String text, Pattern pattern, String by, Random random) {
        long count = pattern.matcher(text).results().count();
        if (count == 0) {
            return text;
        }
        int chosen = random.nextInt((int) count);
        Matcher matcher = pattern.matcher(text);
        for (int i = 0; i <= chosen; i++) {
            assertTrue(matcher.find());
        }
        return text.substring(0, matcher.start()) + by + text.substring(matcher.end());
    }

    /** Returns the file with the checksum of its content; unchanged if its header cannot be parsed. */
    private static byte[] withSum(byte[] file) {
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String text = MutationsTest.text(file, length);
        Header header;
        try {
            header = HeaderParser.parse("file", text.getBytes(StandardCharsets.UTF_8));
        } catch (LanewiseException e) {
            return file;
        }
        Checksum sum = new Checksum(header.metadata());
        List<TensorInfo> byName = header.tensors().stream()
                .sorted(Comparator.comparing(TensorInfo::name))
                .toList();
        int data = Safetensors.LENGTH_BYTES + length;
        for (TensorInfo tensor : byName) {
            sum.tensor(tensor.name(), tensor.shape());
            if (tensor.begin() < tensor.end() && tensor.end() <= file.length - data) {
                sum.update(ByteBuffer.wrap(file, data + (int) tensor.begin(), (int) (tensor.end() - tensor.begin())));
            }
        }
        String summed = SUM.matcher(text).replaceFirst("$1" + sum.text());
        return MutationsTest.withHeader(file, length, summed);
    }

    /** Weights of other programs have no checksum. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2147483648,0]",
                "[0,2147483648]",
                "[1099511627776,1099511627776,0]",
                "[9223372036854775807,9223372036854775807]",
                "[0,0]"
            })
    void shapesBeyondAllSizesAreRefused(String shape) throws IOException {
        Path file = folder.resolve("w.safetensors");
        Files.write(
                file,
                PlainSafetensors.file(
                        "{\"a.weight\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[0,0]}}",
                        new byte[0]));
        assertRefused(file);
    }

    @Test
    void namesWithDigitsOfOtherScriptsAreOrdered() throws IOException {
        PlainSafetensors weights = new PlainSafetensors();
        for (String name : List.of("layer\u0663", "layer\u0664a", "layer1")) {
            weights.tensors.put(name + ".weight", PlainSafetensors.Plain.f32(List.of(1L, 1L), 1));
            weights.tensors.put(name + ".bias", PlainSafetensors.Plain.f32(List.of(1L), 1));
        }
        Path file = Files.write(folder.resolve("w.safetensors"), weights.write());
        try {
            assertEquals(3, ModelFile.read(file).network().depth());
        } catch (LanewiseException e) {
            assertEquals(1, e.getMessage().lines().count());
        }
    }

    /** Two hundred names of 49,000 digits took minutes to compare as numbers. */
    @Test
    @Timeout(20)
    void longNamesAreRefused() throws IOException {
        PlainSafetensors weights = new PlainSafetensors();
        for (int n = 0; n < 200; n++) {
            weights.tensors.put("9".repeat(49_000) + n + ".weight", PlainSafetensors.Plain.f32(List.of(1L, 1L), 1));
        }
        assertRefused(Files.write(folder.resolve("w.safetensors"), weights.write()));
    }

    private static void assertRefused(Path file) {
        try {
            ModelFile.read(file);
        } catch (LanewiseException e) {
            assertTrue(e.getMessage().startsWith(file + ": ") && e.getMessage().length() < 1000, e.getMessage());
            return;
        }
        throw new AssertionError("read as a model");
    }
}
