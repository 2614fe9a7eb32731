package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import lanewise.errors.LanewiseException;
import lanewise.recipes.Hyperparameters;
import lanewise.training.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not models, and inconsistent headers. */
class BadFilesTest {

    @TempDir
    private Path folder;

    private String refusal(byte[] bytes) throws IOException {
        return refusal(Files.write(folder.resolve("file"), bytes));
    }

    private static String refusal(Path file) {
        String message = assertThrows(LanewiseException.class, () -> ModelFile.read(file))
                .getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        assertEquals(1, message.lines().count(), message);
        return message.substring(file.toString().length() + 2);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[Math.max(20, values.length)];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void namesTheKindOfOtherFiles() throws IOException {
        assertTrue(refusal(bytes('P', 'K', 3, 4)).startsWith("reading the ZIP archive failed"));
        assertTrue(refusal(bytes(0x93, 'N', 'U', 'M', 'P', 'Y')).contains("a single NumPy array"));
        assertTrue(refusal(bytes(0x89, 'P', 'N', 'G')).contains("a PNG picture"));
        assertTrue(refusal(bytes(0, 0, 8, 3)).contains("IDX data"));
        assertTrue(refusal(bytes(0x1f, 0x8b)).contains("a gzip file"));
        assertTrue(
                refusal("label,pixel0\n3,0\n".getBytes(StandardCharsets.UTF_8)).contains("but text"));
        assertTrue(refusal("<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8)).contains("a web page"));
        assertTrue(refusal(bytes(1, 2, 3)).contains("but data of an unknown kind"));
    }

    @Test
    void refusesMissingFilesEmptyFilesAndFolders() throws IOException {
        assertEquals("there is no such file; check the path", refusal(folder.resolve("none")));
        assertTrue(refusal(folder).startsWith("this is a folder"));
        assertTrue(refusal(new byte[0]).startsWith("the file is empty"));
        assertTrue(refusal(new byte[5]).contains("not a model file"));
    }

    @Test
    void refusesImpossibleLengthsBeforeAllocation() throws IOException {
        for (long length : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40, 17}) {
            byte[] file = ByteBuffer.allocate(24)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .put((byte) '{')
                    .array();
            assertTrue(refusal(file).contains("truncated"), refusal(file));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'a':1}                                                            | an object for 'a'",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}              | not valid safetensors",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} x           | not valid safetensors",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} {}          | nothing after the last brace",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{}}      | not valid safetensors",
                "{'a':{'dtype':'F32','dtype':'F32','shape':[1],'data_offsets':[0,4]}} | not valid safetensors",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],'stride':[1]}} | the unknown key 'stride'",
                "{'a':{'dtype':'F32','shape':[1]}}                                  | dtype, shape and two data_offsets",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,4]}}           | dtype, shape and two data_offsets",
                "{'a':{'dtype':'F32','shape':[1.0],'data_offsets':[0,4]}}           | whole numbers",
                "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}            | whole numbers",
                "{'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,4]}} | not valid safetensors",
                "{'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,4]}} | is too large",
                "{'a':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,4]}} | is too large",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}             | takes 8 bytes, but it has 4",
                "{'a':{'dtype':'F32','shape':[0],'data_offsets':[4,0]}}             | takes 0 bytes, but it has -4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}             | the 4 bytes before it belong to no tensor",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}             | the last 4 bytes belong to no tensor",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | overlap",
                "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}          | truncated: its tensors take 16 bytes, but it has 8",
                "{'a':{'dtype':'F4','shape':[2],'data_offsets':[0,8]}}              | unknown type 'F4'",
                "{'__metadata__':{'a':1}}                                           | text for 'a' of the metadata",
                "{'__metadata__':'a'}                                               | an object for '__metadata__'",
                "{'__metadata__':{'lanewise.format':'2'}}                           | its format is '2'",
                "{'__metadata__':{'lanewise.shape':'2'}}                            | 'lanewise.format': it is missing",
            })
    void refusesInconsistentHeaders(String header, String expected) throws IOException {
        int data = header.contains("__metadata__") ? 0 : 8;
        String message = refusal(PlainSafetensors.file(header.replace('\'', '"'), new byte[data]));
        assertTrue(message.contains(expected), message);
    }

    @Test
    void refusesAHeaderInAnotherEncoding() throws IOException {
        byte[] utf16 = "{\"__metadata__\":{}}".getBytes(StandardCharsets.UTF_16LE);
        byte[] file = ByteBuffer.allocate(8 + utf16.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(utf16.length)
                .put(utf16)
                .array();
        assertTrue(refusal(file).contains("not valid safetensors"), refusal(file));
        byte[] broken = PlainSafetensors.file("{\"?\":{}}", new byte[0]);
        broken[10] = (byte) 0xff;
        assertTrue(refusal(broken).contains("not text in UTF-8"), refusal(broken));
    }

    @Test
    void replacesControlCharactersInNames() throws IOException {
        String name = "\\u001b[2J\\n\\u202e" + "x".repeat(100_000);
        String message = refusal(PlainSafetensors.file("{\"" + name + "\":1}", new byte[0]));
        assertTrue(message.codePoints().noneMatch(c -> c < ' ' || c == 0x202e), message);
        assertTrue(message.length() < 300, message);
    }

    /** Files whose checksum was recomputed after the change. */
    @ParameterizedTest
    @CsvSource({
        "lanewise.height, -6, do not fit together",
        "lanewise.labels, '3,5,7,9,9', do not fit together",
        "lanewise.labels, '3,5,7,9', do not fit together",
        "lanewise.labels, '3,5,7,9,x', cannot be read",
        "lanewise.shape, 36, do not fit together",
        "lanewise.shape, 36-2000000000-5, its shape is",
        "lanewise.shape, 36-0-5, do not fit together",
        "lanewise.activation, softplus, cannot be read",
        "lanewise.updates, -1, cannot be read",
        "lanewise.dev, -1, cannot be read",
        "lanewise.since-milestone, 1, cannot be read",
        "lanewise.hyperparameters.hidden, '2000000000,2000000000', differs from the network for inference",
        "lanewise.hyperparameters.activation, tanh, differs from the network for inference",
        "lanewise.hyperparameters.batch-norm, yes, the tensor 'training.layers.0.normalization.gamma' is missing",
        "lanewise.hyperparameters.optimizer, sgdd, is not one of",
        "lanewise.hyperparameters.optimizer, momentum, does not use the tensor 'training.moments.0.0.1'",
        "lanewise.hyperparameters.epochs, auto, is not a whole number",
        "lanewise.hyperparameters.iterations, 3, cannot be combined",
        "lanewise.hyperparameters.unheard-of, 1, no hyperparameter 'unheard-of'",
        "lanewise.format, 2, its format is '2'",
    })
    void refusesInconsistentMetadata(String key, String value, String expected) throws IOException {
        Path file = folder.resolve("model");
        Hyperparameters hyperparameters = Trainings.hyperparameters("--epochs 2 --hidden 3");
        TrainingState state = Trainings.begin(hyperparameters);
        ModelFile.write(file, Trainings.model(state.networkForInference(), hyperparameters, state));
        PlainSafetensors plain = PlainSafetensors.read(Files.readAllBytes(file));
        plain.metadata.put(key, value);
        Checksum sum = new Checksum(plain.metadata);
        new TreeMap<>(plain.tensors).forEach((name, tensor) -> {
            sum.tensor(name, tensor.shape());
            ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
            for (double number : tensor.values()) {
                bytes.putFloat((float) number);
            }
            sum.update(bytes.flip());
        });
        plain.metadata.put("lanewise.checksum", sum.text());
        String message = refusal(Files.write(file, plain.write()));
        assertTrue(message.contains(expected), message);
    }
}
